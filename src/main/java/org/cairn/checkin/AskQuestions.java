package org.cairn.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.ETags;
import org.cairn.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;

/** Asks something else from now on. */
@ApplicationScoped
class AskQuestions {
  private final Questions questions;
  private final ETags etags;
  private final Clock clock;

  AskQuestions(Questions questions, ETags etags, Clock clock) {
    this.questions = questions;
    this.etags = etags;
    this.clock = clock;
  }

  ProgramQuestionsView ask(
      UUID program, NewQuestions body, @Nullable String ifMatch, UUID coordinator) {
    QuestionSet read =
        questions.coordinated(program).orElseThrow(PlatformProblem.NOT_FOUND::problem);
    body.check();
    QuestionSet wanted =
        new QuestionSet(
            program,
            read.version() + 1,
            body.asked(),
            set(body.required()),
            set(body.counselorSees()),
            set(body.facilitatorSees()),
            clock.instant());
    if (wanted.says(read)) {
      return ProgramQuestionsView.of(read); // the same, sent again
    }
    etags.require(ifMatch, ProgramQuestionsView.of(read));
    refuseBlindRules(read, wanted);
    return DatabaseRefused.translate(
        Map.of("question_set_version_taken", PlatformProblem.STALE),
        () -> {
          questions.add(wanted, coordinator);
          return ProgramQuestionsView.of(wanted);
        });
  }

  /** A rule that looks at an answer nobody is asked for would notice nothing, and say nothing. */
  private void refuseBlindRules(QuestionSet read, QuestionSet wanted) {
    String dropped =
        questions.watched(read.programId()).stream()
            .filter(read.asked()::contains)
            .filter(question -> !wanted.asked().contains(question))
            .sorted()
            .map(Question::key)
            .collect(Collectors.joining(", "));
    if (!dropped.isEmpty()) {
      throw CheckInProblem.QUESTION_WATCHED.at("asked", "has " + dropped + " for an alert rule");
    }
  }

  private static List<Question> set(List<Question> questions) {
    return questions.stream().distinct().sorted().toList();
  }
}
