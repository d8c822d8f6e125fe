package org.cairn.program;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Jdbc;
import org.jspecify.annotations.Nullable;

/** Plans of care. Staff reach those of participants whom they counsel or whose program they run. */
@ApplicationScoped
class Plans {
  /** A program that the caller may plan in, for that participant; and a plan, if there is one. */
  private static final String PLANNED =
      " from program p join site s on s.id = p.site_id left join plan_of_care l"
          + " on l.program_id = p.id and l.participant_id = ?";

  private static final String BY_STAFF =
      " where p.id = ? and (p.id in (select coordinated_programs())"
          + " and exists (select from enrollment e where e.program_id = p.id and e.participant_id = ?)"
          + " or counsels(p.id, ?)) order by l.starts_on";

  private final Jdbc jdbc;

  Plans(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One day's place in a participant's plans.
   *
   * @param enrolled whether the participant takes part in the program now
   * @param zone of the site
   * @param plan that begins on the day, if one does
   */
  record Place(boolean enrolled, ZoneId zone, @Nullable PlanView plan) {}

  /** The participant's own, by first day. */
  List<PlanView> of(UUID participant) {
    return jdbc.query(
        "select "
            + PlanView.COLUMNS
            + " from plan_of_care l where l.participant_id = ? order by l.starts_on, l.program_id",
        PlanView::map,
        participant);
  }

  /** By first day; otherwise, not the caller's to see, the problem {@code platform/not-found}. */
  List<PlanView> of(UUID program, UUID participant) {
    return jdbc.listed(
        "select " + PlanView.COLUMNS + PLANNED + BY_STAFF,
        PlanView::map,
        participant,
        program,
        participant,
        participant);
  }

  /** Nothing when the participant is not the caller's to see. */
  Optional<Place> at(UUID program, UUID participant, LocalDate day) {
    return jdbc.first(
        "select "
            + PlanView.COLUMNS
            + ", enrolled_in(p.id, ?), s.zone"
            + PLANNED
            + " and l.starts_on = ?"
            + BY_STAFF,
        row ->
            new Place(
                row.getBoolean(7),
                ZoneId.of(row.getString(8)),
                row.getObject(1) == null ? null : PlanView.map(row)),
        participant,
        participant,
        day,
        program,
        participant,
        participant);
  }

  void add(UUID program, UUID participant, LocalDate day, NewPlan plan, UUID staff, Instant now) {
    jdbc.update(
        "insert into plan_of_care (program_id, participant_id, starts_on, weekly_minutes,"
            + " level_of_care, phase, changed_by, changed_at) values (?, ?, ?, ?, ?, ?::smallint, ?, ?)",
        program,
        participant,
        day,
        plan.weeklyMinutes(),
        plan.levelOfCare().word(),
        plan.phase(),
        staff,
        now);
  }

  /** Whether the plan was still the one that was read. */
  boolean change(UUID participant, PlanView read, NewPlan plan, UUID staff, Instant now) {
    return jdbc.update(
            "update plan_of_care set weekly_minutes = ?, level_of_care = ?, phase = ?::smallint,"
                + " changed_by = ?, changed_at = ? where program_id = ? and participant_id = ?"
                + " and starts_on = ? and changed_at = ?",
            plan.weeklyMinutes(),
            plan.levelOfCare().word(),
            plan.phase(),
            staff,
            now,
            read.programId(),
            participant,
            read.startsOn(),
            read.changedAt())
        == 1;
  }
}
