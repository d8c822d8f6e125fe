package org.cairn.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Encrypter;
import org.cairn.platform.Jdbc;

/** Busy times of participants. What they are called is encrypted under the participant's key. */
@ApplicationScoped
class Commitments {
  private static final String COLUMNS = "c.id, c.title, c.changed_at, " + Busy.COLUMNS;

  private record Row(UUID id, byte[] title, Instant changedAt, Busy busy) {}

  static final String BUSY =
      "select " + Busy.COLUMNS + " from commitment c where c.participant_id = ?";

  private final Jdbc jdbc;
  private final Encrypter encrypter;

  Commitments(Jdbc jdbc, Encrypter encrypter) {
    this.jdbc = jdbc;
    this.encrypter = encrypter;
  }

  /** The participant's own, in the order in which they begin. */
  List<CommitmentView> of(UUID participant) {
    return views(
        jdbc.query(
            "select "
                + COLUMNS
                + " from commitment c where c.participant_id = ? order by c.local_start, c.id",
            Commitments::row,
            participant));
  }

  Optional<CommitmentView> of(UUID participant, UUID id) {
    return views(
            jdbc.query(
                "select " + COLUMNS + " from commitment c where c.participant_id = ? and c.id = ?",
                Commitments::row,
                participant,
                id))
        .stream()
        .findFirst();
  }

  /**
   * Those of a participant whom the caller counsels in that program; for anybody else the problem
   * {@code platform/not-found}.
   */
  List<CommitmentView> counseled(UUID program, UUID participant) {
    return views(
        jdbc.listed(
            "select "
                + COLUMNS
                + " from enrollment e left join commitment c on c.participant_id = e.participant_id"
                + " where e.program_id = ? and e.participant_id = ? and e.ended_at is null"
                + " and counsels(e.program_id, e.participant_id) order by c.local_start, c.id",
            Commitments::row,
            program,
            participant));
  }

  /** When the participant is busy. */
  List<Busy> busy(UUID participant) {
    return jdbc.query(BUSY, row -> Busy.map(row, 1), participant);
  }

  void add(UUID participant, CommitmentView commitment) {
    jdbc.update(
        "insert into commitment (title, local_start, zone, minutes, rule, excluded, changed_at, id,"
            + " participant_id) values (?, ?, ?, ?, ?::text, ?::date[], ?, ?, ?)",
        title(participant, commitment),
        commitment.localStart(),
        commitment.zone(),
        commitment.minutes(),
        commitment.rule(),
        excluded(commitment),
        commitment.changedAt(),
        commitment.id(),
        participant);
  }

  /** Whether it was still the one that was read. */
  boolean change(UUID participant, CommitmentView read, CommitmentView wanted) {
    return jdbc.update(
            "update commitment set title = ?, local_start = ?, zone = ?, minutes = ?, rule = ?::text,"
                + " excluded = ?::date[], changed_at = ? where id = ? and participant_id = ?"
                + " and changed_at = ?",
            title(participant, wanted),
            wanted.localStart(),
            wanted.zone(),
            wanted.minutes(),
            wanted.rule(),
            excluded(wanted),
            wanted.changedAt(),
            wanted.id(),
            participant,
            read.changedAt())
        == 1;
  }

  /** Whether it was still the one that was read. */
  boolean remove(UUID participant, CommitmentView read) {
    return jdbc.update(
            "delete from commitment where id = ? and participant_id = ? and changed_at = ?",
            read.id(),
            participant,
            read.changedAt())
        == 1;
  }

  private byte[] title(UUID participant, CommitmentView commitment) {
    return encrypter.encrypt(participant, titleOf(commitment.id()), commitment.title());
  }

  private static String[] excluded(CommitmentView commitment) {
    return commitment.excluded().stream().map(LocalDate::toString).toArray(String[]::new);
  }

  private List<CommitmentView> views(List<Row> rows) {
    encrypter.prepare(rows.stream().map(Row::title).toList());
    return rows.stream().map(this::view).toList();
  }

  private CommitmentView view(Row row) {
    return new CommitmentView(
        row.id,
        encrypter.decrypt(titleOf(row.id), row.title).orElse(""),
        row.busy.localStart(),
        row.busy.zone().getId(),
        row.busy.minutes(),
        row.busy.rule(),
        row.busy.excluded(),
        row.changedAt);
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        Objects.requireNonNull(row.getObject(1, UUID.class)),
        Objects.requireNonNull(row.getBytes(2)),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        Busy.map(row, 4));
  }

  private static Encrypter.Place titleOf(UUID id) {
    return new Encrypter.Place("commitment.title", id);
  }
}
