package org.cairn.checkin;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Jdbc;
import org.cairn.platform.Json;
import org.jspecify.annotations.Nullable;

/** Answers to instruments. What they set off is weighed and raised by the database's triggers. */
@ApplicationScoped
class Assessments {
  private static final String COLUMNS =
      "a.id, a.program_id, a.instrument, a.instrument_version,"
          + " coalesce(t.definition ->> 'title', a.instrument), a.answers, a.started_at, a.changed_at,"
          + " a.completed_at, a.score::integer, a.subscales, a.band,"
          + " (select b ->> 'sentence' from jsonb_array_elements(t.definition -> 'bands') b"
          + " where b ->> 'label' = a.band), a.version, a.told, a.support";

  /**
   * What was answered by its instrument, which somebody who was discharged may not see any more.
   */
  private static final String OF =
      " left join instrument t on t.slug = a.instrument and t.version = a.instrument_version";

  /** Newest first: by completion, and drafts by their beginning. */
  private static final String NEWEST = "coalesce(a.completed_at, a.started_at)";

  private static final String AFTER =
      " and (?::timestamptz is null or (" + NEWEST + ", a.id) < (?::timestamptz, ?::uuid))";

  private static final String ORDER = " order by " + NEWEST + " desc, a.id desc limit ?";

  private static final String WEIGHED = " returning a.version, a.told, a.support";

  private static final TypeReference<Map<String, Integer>> NUMBERS = new TypeReference<>() {};

  private final Jdbc jdbc;
  private final ObjectMapper json;
  private final Instruments instruments;

  Assessments(Jdbc jdbc, ObjectMapper json, Instruments instruments) {
    this.jdbc = jdbc;
    this.json = json;
    this.instruments = instruments;
  }

  /**
   * An assessment as it is stored.
   *
   * @param revision how often it was written
   * @param told whether it set off an alert
   * @param support whether its answer carries crisis support
   */
  record Kept(AssessmentView view, int revision, boolean told, boolean support) {
    /** As the participant reads it. */
    AssessmentView mine() {
      return support ? view.heard() : view;
    }
  }

  /**
   * What a write begins with.
   *
   * @param instrument null when the participant cannot use it, or there is none
   * @param before null when there is no such assessment of the participant's
   * @param programs that the participant is enrolled in
   */
  record Place(@Nullable InstrumentView instrument, @Nullable Kept before, List<UUID> programs) {}

  /** A position in a list, newest first. */
  record Position(Instant at, UUID id) {}

  Place place(UUID participant, UUID id, String instrument, int version) {
    return jdbc.first(
            "select "
                + COLUMNS
                + ", i.program_id, i.definition, array(select e.program_id from enrollment e"
                + " where e.participant_id = ? and e.ended_at is null) from (values (1)) one"
                + " left join instrument i on i.slug = ? and i.version = ?"
                + " left join assessment a on a.id = ? and a.participant_id = ?"
                + OF,
            row -> {
              String definition = row.getString(18);
              return new Place(
                  definition == null
                      ? null
                      : new InstrumentView(
                          row.getObject(17, UUID.class), instruments.read(definition)),
                  row.getObject(1) == null ? null : kept(row),
                  Arrays.asList((UUID[]) row.getArray(19).getArray()));
            },
            participant,
            instrument,
            version,
            id,
            participant)
        .orElseThrow();
  }

  Optional<Kept> of(UUID participant, UUID id) {
    return jdbc.first(
        "select "
            + COLUMNS
            + " from assessment a"
            + OF
            + " where a.id = ? and a.participant_id = ?",
        this::kept,
        id,
        participant);
  }

  /** The participant's own, of one instrument or all. */
  List<AssessmentView> mine(
      UUID participant, @Nullable String instrument, @Nullable Position after, int limit) {
    return jdbc.query(
        "select "
            + COLUMNS
            + " from assessment a"
            + OF
            + " where a.participant_id = ? and (?::text is null or a.instrument = ?)"
            + AFTER
            + ORDER,
        row -> kept(row).mine(),
        participant,
        instrument,
        instrument,
        at(after),
        at(after),
        id(after),
        limit);
  }

  /**
   * The complete ones of a participant whom the caller counsels in that program; for anybody else
   * the problem {@code platform/not-found}.
   */
  List<AssessmentView> counseled(
      UUID program,
      UUID participant,
      @Nullable String instrument,
      @Nullable Position after,
      int limit) {
    return jdbc.listed(
        "select "
            + COLUMNS
            + " from enrollment e left join assessment a on a.participant_id = e.participant_id"
            + " and a.program_id = e.program_id and a.completed_at is not null"
            + " and (?::text is null or a.instrument = ?)"
            + AFTER
            + OF
            + " where e.program_id = ? and e.participant_id = ? and e.ended_at is null"
            + " and counsels(e.program_id, e.participant_id)"
            + ORDER,
        row -> kept(row).view(),
        instrument,
        instrument,
        at(after),
        at(after),
        id(after),
        program,
        participant,
        limit);
  }

  /** Nothing when the id is there already. */
  Optional<Kept> add(UUID participant, AssessmentView wanted) {
    AssessmentView.AssessmentResult result = wanted.result();
    return jdbc.first(
        "insert into assessment as a (id, participant_id, program_id, instrument,"
            + " instrument_version, answers, started_at, changed_at, completed_at, score, subscales,"
            + " band) values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?::timestamptz, ?::integer, ?::jsonb,"
            + " ?::text) on conflict (id) do nothing"
            + WEIGHED,
        row -> weighed(wanted, row),
        wanted.id(),
        participant,
        wanted.programId(),
        wanted.instrument(),
        wanted.instrumentVersion(),
        text(wanted.answers()),
        wanted.startedAt(),
        wanted.changedAt(),
        wanted.completedAt(),
        result == null ? null : result.score(),
        result == null ? null : text(result.subscales()),
        result == null ? null : result.band());
  }

  /** Nothing when it is not the one any more that was read. */
  Optional<Kept> change(UUID participant, Kept read, AssessmentView wanted) {
    AssessmentView.AssessmentResult result = wanted.result();
    return jdbc.first(
        "update assessment a set answers = ?::jsonb, changed_at = ?, completed_at = ?::timestamptz,"
            + " score = ?::integer, subscales = ?::jsonb, band = ?::text"
            + " where a.id = ? and a.participant_id = ? and a.version = ?"
            + WEIGHED,
        row -> weighed(wanted, row),
        text(wanted.answers()),
        wanted.changedAt(),
        wanted.completedAt(),
        result == null ? null : result.score(),
        result == null ? null : text(result.subscales()),
        result == null ? null : result.band(),
        wanted.id(),
        participant,
        read.revision());
  }

  private static Kept weighed(AssessmentView wanted, ResultSet row) throws SQLException {
    return new Kept(wanted, row.getInt(1), row.getBoolean(2), row.getBoolean(3));
  }

  private Kept kept(ResultSet row) throws SQLException {
    OffsetDateTime completed = row.getObject(9, OffsetDateTime.class);
    return new Kept(
        new AssessmentView(
            row.getObject(1, UUID.class),
            row.getObject(2, UUID.class),
            row.getString(3),
            row.getInt(4),
            row.getString(5),
            numbers(row.getString(6)),
            completed != null,
            row.getObject(7, OffsetDateTime.class).toInstant(),
            row.getObject(8, OffsetDateTime.class).toInstant(),
            completed == null ? null : completed.toInstant(),
            completed == null
                ? null
                : new AssessmentView.AssessmentResult(
                    row.getObject(10, Integer.class),
                    row.getString(11) == null ? Map.of() : numbers(row.getString(11)),
                    row.getString(12),
                    row.getString(13))),
        row.getInt(14),
        row.getBoolean(15),
        row.getBoolean(16));
  }

  private static @Nullable Instant at(@Nullable Position position) {
    return position == null ? null : position.at();
  }

  private static @Nullable UUID id(@Nullable Position position) {
    return position == null ? null : position.id();
  }

  private Map<String, Integer> numbers(String text) {
    return Json.read(json, text, NUMBERS);
  }

  private String text(Map<String, Integer> numbers) {
    return Json.write(json, numbers);
  }
}
