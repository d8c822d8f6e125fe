package org.cairn.practice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.ETags;
import org.cairn.platform.PlatformProblem;
import org.cairn.program.Zones;
import org.cairn.safety.CrisisSupport;
import org.cairn.skills.Language;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what somebody practiced, once: the same again is the same. The feeling after it, and
 * all else that was said of it, can be added and corrected.
 */
@ApplicationScoped
class LogPractice {
  /** A phone's clock may be a little ahead of ours. */
  private static final Duration SKEW = Duration.ofMinutes(2);

  private static final Duration LONGEST_AGO = Duration.ofDays(14);

  /** Nothing on record is older, so that no repetition says so either. */
  private static final Instant BEGINNING = Instant.parse("2020-01-01T00:00:00Z");

  /** Stronger by so much, a person may need more than a skill. */
  private static final int MUCH_STRONGER = 3;

  private static final Map<String, PracticeProblem> REFUSALS =
      Map.of("practices_full", PracticeProblem.TOO_MANY_PRACTICES);

  private final Practices practices;
  private final ETags etags;
  private final CrisisSupport support;
  private final Clock clock;

  LogPractice(Practices practices, ETags etags, CrisisSupport support, Clock clock) {
    this.practices = practices;
    this.etags = etags;
    this.support = support;
    this.clock = clock;
  }

  /** The practice, and whether it is new. */
  record Outcome(PracticeView practice, boolean created) {}

  /** With help that is there now, when it did not go well. */
  Outcome log(
      UUID participant,
      UUID id,
      NewPractice said,
      List<Language> languages,
      @Nullable String ifMatch) {
    Outcome outcome = written(participant, id, said, languages, ifMatch);
    PracticeView practice = outcome.practice;
    return wentBadly(practice)
        ? new Outcome(practice.with(support.of(practice.programId())), outcome.created)
        : outcome;
  }

  private static boolean wentBadly(PracticeView practice) {
    Integer before = practice.before();
    Integer after = practice.after();
    return after != null
        && (after >= SuggestionRule.CURRENT.supportFrom()
            || before != null && after - before >= MUCH_STRONGER);
  }

  private Outcome written(
      UUID participant,
      UUID id,
      NewPractice said,
      List<Language> languages,
      @Nullable String ifMatch) {
    Zones.known(said.timeZone(), "timeZone");
    Instant now = clock.instant();
    if (said.practicedAt() != null && said.practicedAt().isAfter(now.plus(SKEW))) {
      throw PracticeProblem.PRACTICED_IN_FUTURE.at("practicedAt", "lies in the past");
    }
    if (said.practicedAt() != null && said.practicedAt().isBefore(BEGINNING)) {
      throw tooLongAgo();
    }
    if (ifMatch != null) {
      PracticeView read = practices.of(participant, id).orElseThrow(PlatformProblem.STALE::problem);
      return new Outcome(changed(participant, read, said, ifMatch, now), false);
    }
    Practices.Logged logged =
        DatabaseRefused.translate(
            REFUSALS,
            () ->
                practices.log(
                    participant,
                    id,
                    said,
                    languages,
                    Objects.requireNonNullElse(said.practicedAt(), now),
                    open(said.practicedAt(), now),
                    now));
    PracticeView there = logged.practice();
    if (there == null) {
      refuse(logged, said, now);
      // Nothing speaks against it: the id is somebody else's, or another request of the same person
      // wrote it while ours waited.
      there = practices.of(participant, id).orElseThrow(PracticeProblem.PRACTICE_ID_TAKEN::problem);
    }
    return logged.written()
        ? new Outcome(there, true)
        : new Outcome(changed(participant, there, said, null, now), false);
  }

  void forget(UUID participant, UUID id, @Nullable String ifMatch) {
    PracticeView read =
        practices.of(participant, id).orElseThrow(PlatformProblem.NOT_FOUND::problem);
    etags.require(ifMatch, read);
    if (!practices.remove(participant, read)) {
      throw PlatformProblem.STALE.problem();
    }
  }

  private PracticeView changed(
      UUID participant,
      PracticeView read,
      NewPractice said,
      @Nullable String ifMatch,
      Instant now) {
    if (said.sameAs(read)) {
      return read; // the same, sent again
    }
    if (!said.isOf(read)) {
      throw PracticeProblem.PRACTICE_ID_TAKEN.problem();
    }
    etags.require(ifMatch, read);
    Instant at = Objects.requireNonNullElse(said.practicedAt(), read.practicedAt());
    if (!at.equals(read.practicedAt()) && !open(at, now)) {
      throw tooLongAgo();
    }
    return DatabaseRefused.translate(
            REFUSALS, () -> practices.change(participant, read, said, at, now))
        .orElseThrow(PlatformProblem.STALE::problem);
  }

  private static boolean open(@Nullable Instant practicedAt, Instant now) {
    return practicedAt == null || !practicedAt.isBefore(now.minus(LONGEST_AGO));
  }

  private static void refuse(Practices.Logged logged, NewPractice said, Instant now) {
    if (!open(said.practicedAt(), now)) {
      throw tooLongAgo();
    }
    if (logged.programs() > 1 || logged.programs() == 0 && said.programId() != null) {
      throw PracticeProblem.programNeeded();
    }
    if (!logged.known()) {
      throw PracticeProblem.SKILL_UNKNOWN.at(
          said.editionId() == null ? "skill" : "editionId",
          said.editionId() == null
              ? "is the slug of a skill of the library"
              : "is an edition of that skill");
    }
  }

  private static RuntimeException tooLongAgo() {
    return PracticeProblem.PRACTICED_TOO_LONG_AGO.at("practicedAt", "is at most 14 days ago");
  }
}
