package org.cairn.practice;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.cairn.platform.Jdbc;
import org.jspecify.annotations.Nullable;

/** Worksheets. What is written in them is encrypted, see {@link WorksheetText}. */
@ApplicationScoped
class Worksheets {
  private static final String SUMMARY =
      "w.id, w.program_id, w.type, w.type_version, w.shared, w.version, w.started_at, w.changed_at,"
          + " w.completed_at, w.title";

  private static final String COLUMNS = SUMMARY + ", w.content";

  private static final String FILTER =
      " and (?::text is null or w.type = ?) and (?::boolean is null or (w.completed_at is not null) = ?)"
          + " and (?::timestamptz is null or (w.started_at, w.id) < (?::timestamptz, ?::uuid))";

  private static final String ORDER = " order by w.started_at desc, w.id desc limit ?";

  private final Jdbc jdbc;
  private final WorksheetText text;
  private final WorksheetTypes types;

  Worksheets(Jdbc jdbc, WorksheetText text, WorksheetTypes types) {
    this.jdbc = jdbc;
    this.text = text;
    this.types = types;
  }

  /**
   * What a save begins with.
   *
   * @param before null when there is no such worksheet of the participant's
   * @param programs that the participant is enrolled in
   */
  record Place(@Nullable WorksheetView before, List<UUID> programs) {}

  /**
   * A worksheet to be read as a page, with the time zone of its program's site; of nobody's
   * program, UTC.
   */
  record Placed(WorksheetView worksheet, ZoneId zone) {}

  /**
   * What a list is asked for.
   *
   * @param after the position in the list, newest first
   * @param limit of rows
   */
  record Wanted(
      @Nullable String type, @Nullable Boolean complete, @Nullable Position after, int limit) {}

  /** A position in a list, newest first. */
  record Position(Instant at, UUID id) {}

  private record Row(WorksheetView.WorksheetSummary plain, byte @Nullable [] title) {}

  private record Whole(Row row, byte[] content) {}

  Place place(UUID participant, UUID id) {
    return jdbc.first(
            "select "
                + COLUMNS
                + ", array(select e.program_id from enrollment e where e.participant_id = ?"
                + " and e.ended_at is null) from (values (1)) one"
                + " left join worksheet w on w.id = ? and w.participant_id = ?",
            row ->
                new Place(
                    row.getObject(1) == null ? null : opened(whole(row)),
                    Arrays.asList((UUID[]) row.getArray(12).getArray())),
            participant,
            id,
            participant)
        .orElseThrow();
  }

  Optional<WorksheetView> of(UUID participant, UUID id) {
    return jdbc.first(
            "select " + COLUMNS + " from worksheet w where w.id = ? and w.participant_id = ?",
            Worksheets::whole,
            id,
            participant)
        .map(this::opened);
  }

  Optional<Placed> placed(UUID participant, UUID id) {
    return jdbc.first(
            "select "
                + COLUMNS
                + ", coalesce(s.zone, 'UTC') from worksheet w left join program p on p.id = w.program_id"
                + " left join site s on s.id = p.site_id where w.id = ? and w.participant_id = ?",
            row -> Map.entry(whole(row), ZoneId.of(row.getString(12))),
            id,
            participant)
        .map(found -> new Placed(opened(found.getKey()), found.getValue()));
  }

  /** The participant's own, newest first. */
  List<WorksheetView.WorksheetSummary> mine(UUID participant, Wanted wanted) {
    return summaries(
        jdbc.query(
            "select " + SUMMARY + " from worksheet w where w.participant_id = ?" + FILTER + ORDER,
            Worksheets::row,
            parameters(wanted, participant, null)));
  }

  /**
   * Those that a participant shares whom the caller counsels in that program, newest first; for
   * anybody else the problem {@code platform/not-found}.
   */
  List<WorksheetView.WorksheetSummary> counseled(UUID program, UUID participant, Wanted wanted) {
    return summaries(
        jdbc.listed(
            "select "
                + SUMMARY
                + " from (values (?::uuid, ?::uuid)) one (participant_id, program_id)"
                + " join enrollment e on e.participant_id = one.participant_id"
                + " and e.program_id = one.program_id and e.ended_at is null"
                + " and counsels(e.program_id, e.participant_id)"
                + " left join worksheet w on w.participant_id = e.participant_id"
                + " and w.program_id = e.program_id and w.shared"
                + FILTER
                + ORDER,
            Worksheets::row,
            parameters(wanted, participant, program)));
  }

  /** One of them. */
  Optional<WorksheetView> counseled(UUID program, UUID participant, UUID id) {
    return jdbc.first(
            "select "
                + COLUMNS
                + " from worksheet w where w.id = ? and w.participant_id = ? and w.program_id = ?"
                + " and w.shared and counsels(w.program_id, w.participant_id)",
            Worksheets::whole,
            id,
            participant,
            program)
        .map(this::opened);
  }

  /** Whether the id was free. */
  boolean add(UUID participant, WorksheetView wanted) {
    return jdbc.update(
            "insert into worksheet (id, participant_id, program_id, type, type_version, title,"
                + " content, shared, started_at, saved_at, changed_at, completed_at)"
                + " values (?, ?, ?, ?, ?, ?::bytea, ?, ?, ?, ?, ?, ?::timestamptz)"
                + " on conflict (id) do nothing",
            wanted.id(),
            participant,
            wanted.programId(),
            wanted.type(),
            wanted.typeVersion(),
            text.closedTitle(participant, wanted),
            text.closed(participant, wanted),
            wanted.shared(),
            wanted.startedAt(),
            wanted.changedAt(),
            wanted.changedAt(),
            wanted.completedAt())
        == 1;
  }

  /** Whether it was still the one that was read. Keeps what was written before. */
  boolean change(UUID participant, WorksheetView read, WorksheetView wanted) {
    return jdbc.update(
            "update worksheet set title = ?::bytea, content = ?, shared = ?, changed_at = ?,"
                + " completed_at = ?::timestamptz where id = ? and participant_id = ?"
                + " and changed_at = ?",
            text.closedTitle(participant, wanted),
            text.closed(participant, wanted),
            wanted.shared(),
            wanted.changedAt(),
            wanted.completedAt(),
            wanted.id(),
            participant,
            read.changedAt())
        == 1;
  }

  /** Whether it was still the one that was read. */
  boolean share(UUID participant, WorksheetView read, WorksheetView wanted) {
    return jdbc.update(
            "update worksheet set shared = ?, changed_at = ? where id = ? and participant_id = ?"
                + " and changed_at = ?",
            wanted.shared(),
            wanted.changedAt(),
            wanted.id(),
            participant,
            read.changedAt())
        == 1;
  }

  /** Whether it was still the one that was read. */
  boolean remove(UUID participant, WorksheetView read) {
    return jdbc.update(
            "delete from worksheet where id = ? and participant_id = ? and changed_at = ?",
            read.id(),
            participant,
            read.changedAt())
        == 1;
  }

  private static @Nullable Object[] parameters(
      Wanted wanted, UUID participant, @Nullable UUID program) {
    Position after = wanted.after();
    Instant at = after == null ? null : after.at();
    return Stream.<@Nullable Object>concat(
            program == null ? Stream.of(participant) : Stream.of(participant, program),
            Stream.of(
                wanted.type(),
                wanted.type(),
                wanted.complete(),
                wanted.complete(),
                at,
                at,
                after == null ? null : after.id(),
                wanted.limit()))
        .toArray();
  }

  private static Row row(ResultSet row) throws SQLException {
    Instant completedAt = Jdbc.instant(row, 9);
    return new Row(
        new WorksheetView.WorksheetSummary(
            row.getObject(1, UUID.class),
            row.getObject(2, UUID.class),
            row.getString(3),
            row.getInt(4),
            "",
            null,
            completedAt != null,
            row.getBoolean(5),
            row.getInt(6),
            Objects.requireNonNull(Jdbc.instant(row, 7)),
            Objects.requireNonNull(Jdbc.instant(row, 8)),
            completedAt),
        row.getBytes(10));
  }

  private static Whole whole(ResultSet row) throws SQLException {
    return new Whole(row(row), Objects.requireNonNull(row.getBytes(11)));
  }

  private List<WorksheetView.WorksheetSummary> summaries(List<Row> rows) {
    text.prepare(rows.stream().map(Row::title).filter(Objects::nonNull).toList());
    return rows.stream().map(this::summary).toList();
  }

  private WorksheetView.WorksheetSummary summary(Row row) {
    WorksheetView.WorksheetSummary plain = row.plain;
    return new WorksheetView.WorksheetSummary(
        plain.id(),
        plain.programId(),
        plain.type(),
        plain.typeVersion(),
        types.title(plain.type(), plain.typeVersion()),
        text.title(plain.id(), row.title),
        plain.complete(),
        plain.shared(),
        plain.version(),
        plain.startedAt(),
        plain.changedAt(),
        plain.completedAt());
  }

  private WorksheetView opened(Whole whole) {
    WorksheetView.WorksheetSummary summary = summary(whole.row);
    return new WorksheetView(
        summary.id(),
        summary.programId(),
        summary.type(),
        summary.typeVersion(),
        summary.typeTitle(),
        summary.title(),
        text.content(summary.id(), whole.content),
        summary.complete(),
        summary.shared(),
        summary.version(),
        summary.startedAt(),
        summary.changedAt(),
        summary.completedAt());
  }
}
