package org.cairn.practice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.ETags;
import org.cairn.platform.Ids;
import org.cairn.platform.PlatformProblem;
import org.cairn.skills.Language;
import org.jspecify.annotations.Nullable;

/** Sets homework for a participant, changes it, and takes it back. */
@ApplicationScoped
class SetHomework {
  private final Homeworks homeworks;
  private final HomeworkRecords records;
  private final WorksheetTypes types;
  private final ETags etags;
  private final Clock clock;

  SetHomework(
      Homeworks homeworks,
      HomeworkRecords records,
      WorksheetTypes types,
      ETags etags,
      Clock clock) {
    this.homeworks = homeworks;
    this.records = records;
    this.types = types;
    this.etags = etags;
    this.clock = clock;
  }

  @Transactional
  HomeworkView.StaffHomework set(
      UUID program, UUID participant, NewHomework sent, UUID counselor, List<Language> languages) {
    String skill = sent.skill();
    String type = sent.worksheetType();
    HomeworkRecords.Place place =
        records
            .place(program, participant, skill, languages)
            .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    if ((skill == null) == (type == null)) {
      throw PracticeProblem.HOMEWORK_UNCLEAR.at(
          List.of("skill", "worksheetType"), "is there when the other one is not");
    }
    if (skill != null && place.edition() == null) {
      throw PracticeProblem.SKILL_UNKNOWN.at("skill", "has to be one that the program offers");
    }
    if (place.harmful()) {
      throw PracticeProblem.SKILL_HARMS_THEM.problem();
    }
    if (type != null && types.current(type).isEmpty()) {
      throw PracticeProblem.WORKSHEET_TYPE_UNKNOWN.at("worksheetType", "has to be one of the list");
    }
    Instant now = clock.instant();
    requireAhead(sent.dueOn(), place.zone(), now);
    UUID id = Ids.next();
    DatabaseRefused.translate(
        Map.of("homework_full", PracticeProblem.TOO_MUCH_HOMEWORK),
        () -> {
          records.add(id, program, participant, sent, place, counselor, now);
          return id;
        });
    return read(program, participant, id, languages);
  }

  HomeworkView.StaffHomework change(
      UUID program,
      UUID participant,
      UUID id,
      HomeworkChange sent,
      @Nullable String ifMatch,
      UUID counselor,
      List<Language> languages) {
    HomeworkView.StaffHomework before = read(program, participant, id, languages);
    HomeworkView read = before.homework();
    if (read.withdrawnAt() != null) {
      throw PracticeProblem.HOMEWORK_WITHDRAWN.problem();
    }
    if (sent.says(read)) {
      return before; // the same, sent again
    }
    etags.require(ifMatch, before);
    Instant now = clock.instant();
    if (!sent.dueOn().equals(read.dueOn())) {
      requireAhead(sent.dueOn(), ZoneId.of(read.timeZone()), now);
    }
    if (!records.change(read, sent, counselor, now)) {
      throw PlatformProblem.STALE.problem();
    }
    return read(program, participant, id, languages);
  }

  /** Withdrawn twice is withdrawn. */
  void withdraw(UUID program, UUID participant, UUID id, @Nullable String ifMatch) {
    HomeworkView.StaffHomework before = read(program, participant, id, Language.of(null));
    if (before.homework().withdrawnAt() != null) {
      return;
    }
    etags.require(ifMatch, before);
    if (!records.withdraw(before.homework(), clock.instant())) {
      throw PlatformProblem.STALE.problem();
    }
  }

  /** The homework; otherwise the problem {@code platform/not-found}. */
  HomeworkView.StaffHomework read(
      UUID program, UUID participant, UUID id, List<Language> languages) {
    return homeworks
        .counseled(program, participant, id, languages, clock.instant())
        .orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  private static void requireAhead(LocalDate day, ZoneId zone, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    if (day.isBefore(today) || day.isAfter(today.plusYears(1))) {
      throw PracticeProblem.DUE_DATE_OUT_OF_RANGE.at(
          "dueOn", "has to be from today on, within a year");
    }
  }
}
