package org.cairn.program;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.cairn.platform.Ids;
import org.cairn.platform.Jdbc;
import org.cairn.platform.PlatformProblem;

/** Cohorts and who is in them, for coordinators. What a program lists, {@link Programs} asks. */
@ApplicationScoped
class Cohorts implements PanacheRepositoryBase<Cohort, UUID> {
  /** Somebody in a cohort. */
  record Member(UUID id, UUID participant, Instant joinedAt) {}

  private final Programs programs;
  private final Jdbc jdbc;

  Cohorts(Programs programs, Jdbc jdbc) {
    this.programs = programs;
    this.jdbc = jdbc;
  }

  List<CohortView> of(UUID program, UUID coordinator) {
    return programs.listed(
        "select c.id, c.name from cohort c where c.program_id = p.id",
        row -> new CohortView(row.getObject(1, UUID.class), row.getString(2)),
        program,
        coordinator);
  }

  /** The cohort, if that person coordinates its program; otherwise it is not there. */
  void require(UUID cohort, UUID coordinator) {
    long found =
        count(
            "id = ?1 and programId in (select a.programId from Assignment a where a.staffId = ?2"
                + " and a.role = 'coordinator' and a.endedAt is null)",
            cohort,
            coordinator);
    if (found == 0) {
      throw PlatformProblem.NOT_FOUND.problem();
    }
  }

  /** Takes in; the database books the cohort's series. Somebody in it stays in it. */
  void admit(UUID cohort, UUID participant, Instant now) {
    jdbc.update(
        "insert into cohort_member (id, cohort_id, program_id, participant_id, joined_at)"
            + " select ?, c.id, c.program_id, ?, ? from cohort c where c.id = ?"
            + " on conflict (cohort_id, participant_id) where left_at is null do nothing",
        Ids.next(),
        participant,
        now,
        cohort);
  }

  /** Takes out; the database cancels what the cohort's series booked. */
  void remove(UUID cohort, UUID participant, Instant now) {
    // Whoever is being discharged is taken out by that: one waits for the other.
    jdbc.query(
        "select e.id from enrollment e join cohort c on c.program_id = e.program_id"
            + " where c.id = ? and e.participant_id = ? and e.ended_at is null for share of e",
        row -> true,
        cohort,
        participant);
    jdbc.update(
        "update cohort_member set left_at = greatest(?, joined_at)"
            + " where cohort_id = ? and participant_id = ? and left_at is null",
        now,
        cohort,
        participant);
  }

  /** One more than the limit, if there is more; those who came first, first. */
  List<Member> members(UUID cohort, UUID coordinator, UUID after, int limit) {
    return jdbc.listed(
        "select m.id, m.participant_id, m.joined_at from cohort c left join cohort_member m"
            + " on m.cohort_id = c.id and m.left_at is null and m.id > ? where c.id = ?"
            + " and exists (select from assignment a where a.program_id = c.program_id"
            + " and a.staff_id = ? and a.role = 'coordinator' and a.ended_at is null)"
            + " order by m.id limit ?",
        Cohorts::member,
        after,
        cohort,
        coordinator,
        limit + 1);
  }

  private static Member member(ResultSet row) throws SQLException {
    return new Member(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, OffsetDateTime.class).toInstant());
  }
}
