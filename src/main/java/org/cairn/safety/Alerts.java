package org.cairn.safety;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.cairn.identity.People;
import org.cairn.platform.Encrypter;
import org.cairn.platform.Jdbc;
import org.jspecify.annotations.Nullable;

/**
 * Alerts that the caller may read: those of programs that they coordinate, those about participants
 * whom they counsel, and those that they were told as the on-call.
 */
@ApplicationScoped
class Alerts {
  private static final int MOST_NOTES = 100;

  private static final String COLUMNS =
      "a.id, a.kind, a.measure, a.instrument, a.item, a.threshold, a.program_id, a.participant_id,"
          + " a.severity, a.source, a.status, a.raised_at, a.due_at, a.escalations, a.claimed_by,"
          + " a.claimed_at, a.resolved_at, a.outcome, a.link";

  private static final int NOTE = 20;

  private static final String OF_PARTICIPANT =
      " and a.participant_id = coalesce(?::uuid, a.participant_id)";

  private static final String RANK = "severity_rank(a.severity)";

  /** A participant of whom nothing was heard since a moment, for longer than a rule allows. */
  record Silence(UUID rule, UUID participant, Instant since) {}

  private record Note(UUID id, UUID author, byte[] body, Instant at) {}

  private record Row(AlertView alert, @Nullable Note note) {}

  /**
   * A place in a list.
   *
   * @param rank of the severity
   */
  record Position(int rank, Instant at, UUID id) {
    static Position start(@Nullable AlertStatus status) {
      return status == AlertStatus.RESOLVED
          ? new Position(0, Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1))
          : new Position(0, Instant.EPOCH, new UUID(0, 0));
    }

    static Position of(AlertView alert) {
      return new Position(
          alert.severity().ordinal() + 1,
          Objects.requireNonNullElse(alert.resolvedAt(), alert.raisedAt()),
          alert.id());
    }

    static Position parse(String text) {
      String[] parts = text.split(" ", 3);
      return new Position(
          Integer.parseInt(parts[0]), Instant.parse(parts[1]), UUID.fromString(parts[2]));
    }

    String text() {
      return rank + " " + at + " " + id;
    }
  }

  private final Jdbc jdbc;
  private final Encrypter encrypter;
  private final People people;

  Alerts(Jdbc jdbc, Encrypter encrypter, People people) {
    this.jdbc = jdbc;
    this.encrypter = encrypter;
    this.people = people;
  }

  /**
   * What somebody at night needs: the acute ones first, among equals the one that has waited
   * longest; of the resolved, the newest first. One more than the limit, if there is more.
   */
  List<AlertView> page(
      @Nullable AlertStatus status, @Nullable UUID participant, Position after, int limit) {
    return named(
        status == AlertStatus.RESOLVED
            ? jdbc.query(
                "select "
                    + COLUMNS
                    + " from alert a where a.status = 'resolved' and (a.resolved_at, a.id) < (?, ?)"
                    + OF_PARTICIPANT
                    + " order by a.resolved_at desc, a.id desc limit ?",
                Alerts::view,
                after.at,
                after.id,
                participant,
                limit + 1)
            : jdbc.query(
                "select "
                    + COLUMNS
                    + " from alert a where a.status <> 'resolved'"
                    + " and a.status = coalesce(?::text, a.status) and ("
                    + RANK
                    + ", a.raised_at, a.id) > (?, ?, ?)"
                    + OF_PARTICIPANT
                    + " order by "
                    + RANK
                    + ", a.raised_at, a.id limit ?",
                Alerts::view,
                status == null ? null : status.word(),
                after.rank,
                after.at,
                after.id,
                participant,
                limit + 1));
  }

  Optional<AlertView> of(UUID id) {
    return named(jdbc.query("select " + COLUMNS + " from alert a where a.id = ?", Alerts::view, id))
        .stream()
        .findFirst();
  }

  /** An alert with its notes, by time. */
  Optional<AlertDetail> detail(UUID id) {
    List<Row> rows =
        jdbc.query(
            "select "
                + COLUMNS
                + ", n.id, n.author_id, n.body, n.at from alert a left join alert_note n"
                + " on n.alert_id = a.id where a.id = ? order by n.at, n.id",
            row -> new Row(view(row), note(row)),
            id);
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<Note> notes = rows.stream().map(Row::note).filter(Objects::nonNull).toList();
    encrypter.prepare(notes.stream().map(Note::body).toList());
    AlertView alert = rows.get(0).alert;
    Map<UUID, People.Person> names =
        people.named(
            Stream.concat(peopleOf(alert), notes.stream().map(Note::author)).distinct().toList());
    return Optional.of(
        new AlertDetail(
            alert.named(names),
            notes.stream()
                .map(
                    note ->
                        new AlertNoteView(
                            note.id,
                            NamedPerson.of(note.author).named(names),
                            encrypter.decrypt(bodyOf(note.id), note.body).orElse(null),
                            note.at))
                .toList()));
  }

  /**
   * Whether it was there to claim: open, or to be taken over from somebody else. Of many who claim
   * at once one does.
   */
  boolean claim(UUID id, UUID staff, boolean takeOver, Instant now) {
    return jdbc.update(
            "update alert set status = 'claimed', claimed_by = ?, claimed_at = ? where id = ? and"
                + " (status = 'open' or ? and status = 'claimed' and claimed_by <> ?)",
            staff,
            now,
            id,
            takeOver,
            staff)
        == 1;
  }

  /** Whether it was that person's to resolve. */
  boolean resolve(UUID id, UUID staff, AlertOutcome outcome, Instant now) {
    return jdbc.update(
            "update alert set status = 'resolved', resolved_by = ?, resolved_at = ?, outcome = ?"
                + " where id = ? and status = 'claimed' and claimed_by = ?",
            staff,
            now,
            outcome.word(),
            id,
            staff)
        == 1;
  }

  /** Whether there was room for it. */
  boolean note(UUID id, UUID alert, UUID author, String text, Instant now) {
    return jdbc.update(
            "insert into alert_note (id, alert_id, author_id, body, at) select ?, ?, ?, ?, ?"
                + " where (select count(*) from alert_note where alert_id = ?) < ?",
            id,
            alert,
            author,
            encrypter.encrypt(author, bodyOf(id), text),
            now,
            alert,
            MOST_NOTES)
        == 1;
  }

  /** Somebody of the staff, by name. */
  NamedPerson person(UUID id) {
    return NamedPerson.of(id).named(people.named(List.of(id)));
  }

  /** What went on to somebody else, for nobody did what was due. As the job "escalation". */
  void escalate(Instant now) {
    jdbc.query("select escalate_alerts(?)", row -> row.getInt(1), now);
  }

  /** Raises an alert about a silence, unless there is one already. As the job "silence". */
  void raise(Silence silence, Instant now) {
    jdbc.query(
        "select notice_silence(?, ?, ?, ?)",
        row -> true,
        silence.rule,
        silence.participant,
        silence.since,
        now);
  }

  /** Who has gone quiet, and nobody looks after it; the most severe first. As the job "silence". */
  List<Silence> silences(Instant now) {
    return jdbc.query(
        "select rule_id, participant_id, since from quiet(?)",
        row ->
            new Silence(
                Objects.requireNonNull(row.getObject(1, UUID.class)),
                Objects.requireNonNull(row.getObject(2, UUID.class)),
                row.getObject(3, OffsetDateTime.class).toInstant()),
        now);
  }

  private List<AlertView> named(List<AlertView> alerts) {
    Map<UUID, People.Person> names =
        people.named(alerts.stream().flatMap(Alerts::peopleOf).distinct().toList());
    return alerts.stream().map(alert -> alert.named(names)).toList();
  }

  private static Stream<UUID> peopleOf(AlertView alert) {
    NamedPerson claimedBy = alert.claimedBy();
    return claimedBy == null
        ? Stream.of(alert.participant().id())
        : Stream.of(alert.participant().id(), claimedBy.id());
  }

  private static AlertView view(ResultSet row) throws SQLException {
    return new AlertView(
        row.getObject(1, UUID.class),
        row.getObject(7, UUID.class),
        NamedPerson.of(row.getObject(8, UUID.class)),
        AlertSeverity.of(row.getString(9)),
        AlertRules.rule(row, 2).words(),
        RuleKind.of(row.getString(2)),
        AlertSource.of(row.getString(10)),
        AlertStatus.of(row.getString(11)),
        Objects.requireNonNull(instant(row, 12)),
        instant(row, 13),
        row.getInt(14),
        NamedPerson.ofNullable(row.getObject(15, UUID.class)),
        instant(row, 16),
        instant(row, 17),
        row.getString(18) == null ? null : AlertOutcome.of(row.getString(18)),
        row.getString(19));
  }

  private static @Nullable Note note(ResultSet row) throws SQLException {
    return row.getObject(NOTE) == null
        ? null
        : new Note(
            row.getObject(NOTE, UUID.class),
            row.getObject(NOTE + 1, UUID.class),
            row.getBytes(NOTE + 2),
            row.getObject(NOTE + 3, OffsetDateTime.class).toInstant());
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static Encrypter.Place bodyOf(UUID id) {
    return new Encrypter.Place("alert_note.body", id);
  }
}
