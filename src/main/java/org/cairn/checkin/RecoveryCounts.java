package org.cairn.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.cairn.platform.Encrypter;
import org.cairn.platform.Jdbc;

/** Counts of days of participants. What they count is encrypted under the participant's key. */
@ApplicationScoped
class RecoveryCounts {
  private static final String COUNTS =
      "select c.id, c.what, c.zone, array(select p.started_on || '/' || coalesce(p.stopped_on::text, '')"
          + " from recovery_period p where p.count_id = c.id order by p.started_on), c.version, c.changed_at"
          + " from recovery_count c where c.participant_id = ?";

  private record Row(
      UUID id, byte[] what, String zone, List<RecoveryPeriod> periods, int version, Instant at) {}

  private final Jdbc jdbc;
  private final Encrypter encrypter;

  RecoveryCounts(Jdbc jdbc, Encrypter encrypter) {
    this.jdbc = jdbc;
    this.encrypter = encrypter;
  }

  /** The participant's own, oldest first. */
  List<RecoveryCount> of(UUID participant) {
    return counts(jdbc.query(COUNTS + " order by c.id", RecoveryCounts::row, participant));
  }

  Optional<RecoveryCount> of(UUID participant, UUID id) {
    return counts(jdbc.query(COUNTS + " and c.id = ?", RecoveryCounts::row, participant, id))
        .stream()
        .findFirst();
  }

  /**
   * How it was, newest first, the present version included; for a count that is not the
   * participant's the problem {@code platform/not-found}. One more than the limit, if there is
   * more.
   */
  List<RecoveryCount> versions(UUID participant, UUID id, int before, int limit) {
    return counts(
        jdbc.listed(
            "select v.count_id, v.what, c.zone, array(select jsonb_array_elements_text(v.periods)), v.version, v.changed_at"
                + " from recovery_count c left join recovery_count_version v on v.count_id = c.id and v.version < ?"
                + " where c.participant_id = ? and c.id = ? order by v.version desc limit ?",
            RecoveryCounts::row,
            before,
            participant,
            id,
            limit + 1));
  }

  /** Whether the id was free. In a transaction. */
  boolean add(UUID participant, RecoveryCount count) {
    byte[] what = what(participant, count);
    boolean added =
        jdbc.update(
                "insert into recovery_count (id, participant_id, what, version, changed_at, zone)"
                    + " values (?, ?, ?, ?, ?, ?) on conflict (id) do nothing",
                count.id(),
                participant,
                what,
                count.version(),
                count.changedAt(),
                count.zone())
            == 1;
    if (added) {
      write(count, what);
    }
    return added;
  }

  /** Whether it was still the version before. In a transaction. */
  boolean change(UUID participant, RecoveryCount count) {
    byte[] what = what(participant, count);
    boolean changed =
        jdbc.update(
                "update recovery_count set what = ?, version = ?, changed_at = ?, zone = ?"
                    + " where id = ? and participant_id = ? and version = ?",
                what,
                count.version(),
                count.changedAt(),
                count.zone(),
                count.id(),
                participant,
                count.version() - 1)
            == 1;
    if (changed) {
      jdbc.update("delete from recovery_period where count_id = ?", count.id());
      write(count, what);
    }
    return changed;
  }

  /** Erases it with its history, if it is still that version. */
  boolean remove(UUID participant, RecoveryCount count) {
    return jdbc.update(
            "delete from recovery_count where id = ? and participant_id = ? and version = ?",
            count.id(),
            participant,
            count.version())
        == 1;
  }

  private void write(RecoveryCount count, byte[] what) {
    String[] periods =
        count.periods().stream().map(RecoveryPeriod::interval).toArray(String[]::new);
    jdbc.update(
        "insert into recovery_period (count_id, started_on, stopped_on) select ?, split_part(p, '/', 1)::date,"
            + " nullif(split_part(p, '/', 2), '')::date from unnest(?::text[]) p",
        count.id(),
        periods);
    jdbc.update(
        "insert into recovery_count_version (count_id, version, what, periods, changed_at)"
            + " values (?, ?, ?, to_jsonb(?::text[]), ?)",
        count.id(),
        count.version(),
        what,
        periods,
        count.changedAt());
  }

  private byte[] what(UUID participant, RecoveryCount count) {
    return encrypter.encrypt(participant, whatOf(count.id()), count.what());
  }

  private List<RecoveryCount> counts(List<Row> rows) {
    encrypter.prepare(rows.stream().map(Row::what).toList());
    return rows.stream()
        .map(
            row ->
                new RecoveryCount(
                    row.id,
                    encrypter.decrypt(whatOf(row.id), row.what).orElse(""),
                    row.zone,
                    row.periods,
                    row.version,
                    row.at))
        .toList();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        Objects.requireNonNull(row.getObject(1, UUID.class)),
        Objects.requireNonNull(row.getBytes(2)),
        row.getString(3),
        Stream.of((String[]) row.getArray(4).getArray()).map(RecoveryPeriod::of).toList(),
        row.getInt(5),
        row.getObject(6, OffsetDateTime.class).toInstant());
  }

  private static Encrypter.Place whatOf(UUID id) {
    return new Encrypter.Place("recovery_count.what", id);
  }
}
