package org.cairn.safety;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cairn.identity.People;
import org.cairn.platform.Jdbc;

/** Who is on call, and when: all staff of the program know. */
@ApplicationScoped
class OnCallShifts {
  private static final String READ =
      " where program_id = ? and id = ? and staff_id = ? and starts_at = ? and ends_at = ?";

  /** A shift as it is stored. */
  record Row(UUID id, UUID staff, Instant startsAt, Instant endsAt) {
    boolean says(NewOnCallShift wanted) {
      return staff.equals(wanted.staffId())
          && startsAt.equals(wanted.startsAt())
          && endsAt.equals(wanted.endsAt());
    }
  }

  private final Jdbc jdbc;
  private final People people;

  OnCallShifts(Jdbc jdbc, People people) {
    this.jdbc = jdbc;
    this.people = people;
  }

  /**
   * Those that have not ended, by start; one more than the limit, if there is more. The problem
   * {@code platform/not-found} where the caller does not work.
   */
  List<OnCallShiftView> page(
      UUID program, Instant now, Instant afterStart, UUID afterId, int limit) {
    return views(
        jdbc.listed(
            "select s.id, s.staff_id, s.starts_at, s.ends_at from program p left join lateral"
                + " (select * from on_call_shift s where s.program_id = p.id and s.ends_at > ?"
                + " and (s.starts_at, s.id) > (?, ?) order by s.starts_at, s.id limit ?) s on true"
                + " where p.id = ? and p.id = any ((select my_programs())::uuid[])"
                + " order by s.starts_at, s.id",
            OnCallShifts::row,
            now,
            afterStart,
            afterId,
            limit + 1,
            program));
  }

  Optional<Row> of(UUID program, UUID id) {
    return jdbc.first(
        "select id, staff_id, starts_at, ends_at from on_call_shift where program_id = ? and id = ?",
        OnCallShifts::row,
        program,
        id);
  }

  OnCallShiftView view(Row row) {
    return views(List.of(row)).get(0);
  }

  /**
   * What decides about a shift: whether the caller coordinates the program, and whether the person
   * works there.
   */
  record Place(boolean mine, boolean staff) {}

  Place place(UUID program, UUID staff) {
    return jdbc.first(
            "select exists (select from coordinated_programs() mine where mine = ?), works_in(?, ?)",
            row -> new Place(row.getBoolean(1), row.getBoolean(2)),
            program,
            program,
            staff)
        .orElseThrow();
  }

  void add(UUID program, UUID id, NewOnCallShift shift) {
    jdbc.update(
        "insert into on_call_shift (id, program_id, staff_id, starts_at, ends_at)"
            + " values (?, ?, ?, ?, ?)",
        id,
        program,
        shift.staffId(),
        shift.startsAt(),
        shift.endsAt());
  }

  /** Whether it was still the one that was read. */
  boolean change(UUID program, Row read, NewOnCallShift shift) {
    return jdbc.update(
            "update on_call_shift set staff_id = ?, starts_at = ?, ends_at = ?" + READ,
            shift.staffId(),
            shift.startsAt(),
            shift.endsAt(),
            program,
            read.id,
            read.staff,
            read.startsAt,
            read.endsAt)
        == 1;
  }

  /** Whether it was still the one that was read. */
  boolean remove(UUID program, Row read) {
    return jdbc.update(
            "delete from on_call_shift" + READ,
            program,
            read.id,
            read.staff,
            read.startsAt,
            read.endsAt)
        == 1;
  }

  private List<OnCallShiftView> views(List<Row> rows) {
    Map<UUID, People.Person> named = people.named(rows.stream().map(Row::staff).toList());
    return rows.stream()
        .map(
            row ->
                new OnCallShiftView(
                    row.id, NamedPerson.of(row.staff).named(named), row.startsAt, row.endsAt))
        .toList();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getObject(4, OffsetDateTime.class).toInstant());
  }
}
