package org.cairn.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.ETags;
import org.cairn.platform.PlatformProblem;
import org.cairn.platform.WrongField;
import org.cairn.safety.CrisisSupport;
import org.cairn.safety.HelpNow;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a participant's answers to an instrument: a draft as often as they like, complete once. The
 * same answers again are the same assessment, however many requests bring them.
 */
@ApplicationScoped
class AnswerInstrument {
  private final Assessments assessments;
  private final CrisisSupport crisisSupport;
  private final ETags etags;
  private final Clock clock;

  AnswerInstrument(Assessments assessments, CrisisSupport crisisSupport, ETags etags, Clock clock) {
    this.assessments = assessments;
    this.crisisSupport = crisisSupport;
    this.etags = etags;
    this.clock = clock;
  }

  /** The assessment, and whether it is new. */
  record Outcome(AssessmentView.MyAssessment assessment, boolean created) {}

  Outcome answer(UUID participant, UUID id, NewAssessment sent, @Nullable String ifMatch) {
    Assessments.Place place = place(participant, id, sent);
    if (place.before() == null) {
      if (ifMatch != null) {
        throw PlatformProblem.STALE.problem();
      }
      Optional<Assessments.Kept> added =
          assessments.add(participant, wanted(id, sent, place, clock.instant()));
      if (added.isPresent()) {
        return new Outcome(mine(participant, added.get()), true);
      }
      place = place(participant, id, sent); // the same request, on another connection
    }
    return new Outcome(mine(participant, kept(participant, id, sent, ifMatch, place)), false);
  }

  /** With the support that its answers call for. */
  AssessmentView.MyAssessment mine(UUID participant, Assessments.Kept kept) {
    return AssessmentView.MyAssessment.of(
        kept.mine(),
        crisisSupport.helpNow(participant, kept.view().programId(), kept.told(), kept.support()));
  }

  private Assessments.Kept kept(
      UUID participant,
      UUID id,
      NewAssessment sent,
      @Nullable String ifMatch,
      Assessments.Place place) {
    Assessments.Kept read = place.before();
    if (read == null || !sent.belongsTo(read.view())) {
      throw CheckInProblem.ASSESSMENT_ID_TAKEN.problem();
    }
    if (sent.says(read.view())) {
      return read; // the same, sent again
    }
    if (read.view().complete()) {
      throw CheckInProblem.ASSESSMENT_COMPLETE.problem();
    }
    etags.require(ifMatch, AssessmentView.MyAssessment.of(read.view(), HelpNow.NONE));
    AssessmentView wanted = wanted(id, sent, place, read.view().startedAt());
    return DatabaseRefused.translate(
            Map.of("assessment_complete", CheckInProblem.ASSESSMENT_COMPLETE),
            () -> assessments.change(participant, read, wanted))
        // Somebody was faster: the same request on another connection, or another device.
        .or(() -> assessments.of(participant, id).filter(now -> sent.says(now.view())))
        .orElseThrow(PlatformProblem.STALE::problem);
  }

  private Assessments.Place place(UUID participant, UUID id, NewAssessment sent) {
    return assessments.place(participant, id, sent.instrument(), sent.instrumentVersion());
  }

  private AssessmentView wanted(
      UUID id, NewAssessment sent, Assessments.Place place, Instant startedAt) {
    InstrumentView view = place.instrument();
    if (view == null) {
      throw CheckInProblem.INSTRUMENT_UNKNOWN.at(
          "instrument", "has to be one that I can use, with its version");
    }
    Instrument instrument = view.instrument();
    UUID program =
        place.before() == null ? program(sent, view, place) : place.before().view().programId();
    AnswerSheet sheet = new AnswerSheet(instrument, sent.answers());
    refuse(CheckInProblem.ANSWERS_INVALID, sheet.wrong());
    if (sent.complete()) {
      refuse(CheckInProblem.ANSWERS_MISSING, sheet.missing());
    }
    Instant now = clock.instant();
    return new AssessmentView(
        id,
        program,
        instrument.slug(),
        instrument.version(),
        instrument.title(),
        sent.answers(),
        sent.complete(),
        place.before() == null ? now : startedAt,
        now,
        sent.complete() ? now : null,
        sent.complete() ? result(sheet.score()) : null);
  }

  /** A program's own instrument is that program's; otherwise the one of mine, or the one named. */
  private static UUID program(NewAssessment sent, InstrumentView view, Assessments.Place place) {
    List<UUID> possible =
        place.programs().stream()
            .filter(program -> view.programId() == null || view.programId().equals(program))
            .filter(program -> sent.programId() == null || sent.programId().equals(program))
            .toList();
    if (possible.size() > 1 || possible.isEmpty() && sent.programId() != null) {
      throw CheckInProblem.programNeeded();
    }
    if (possible.isEmpty()) {
      throw PlatformProblem.NOT_FOUND.problem();
    }
    return possible.get(0);
  }

  private static AssessmentView.AssessmentResult result(AnswerSheet.Score score) {
    Instrument.Band band = score.band();
    return new AssessmentView.AssessmentResult(
        score.total(),
        score.subscales(),
        band == null ? null : band.label(),
        band == null ? null : band.sentence());
  }

  private static void refuse(CheckInProblem problem, List<WrongField> fields) {
    if (!fields.isEmpty()) {
      throw problem.at(fields);
    }
  }
}
