package org.cairn.safety;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.cairn.identity.Role;
import org.cairn.platform.Encrypter;
import org.cairn.platform.Jdbc;
import org.jspecify.annotations.Nullable;

/**
 * Safety plans, each version encrypted as one text under the participant's key, whoever wrote it.
 */
@ApplicationScoped
class SafetyPlans {
  private static final int VERSIONS = 50;
  private static final String COLUMNS =
      "v.version, v.body, v.changed_by, v.changed_at, v.participant_id";
  private static final String LATEST =
      "left join lateral (select * from safety_plan v where v.participant_id = e.participant_id"
          + " order by v.version desc limit 1) v on true";

  private static final String COUNSELED =
      "exists (select from enrollment e where e.program_id = i.program_id"
          + " and e.participant_id = i.participant_id and e.ended_at is null"
          + " and counsels(e.program_id, e.participant_id))";

  private record Row(
      int version, byte[] body, UUID changedBy, Instant changedAt, UUID participant) {}

  /**
   * What a participant has for the worst hour.
   *
   * @param program of the participant, the one of now before those of earlier
   */
  record Mine(@Nullable UUID program, @Nullable SafetyPlanView plan) {}

  private final Jdbc jdbc;
  private final Encrypter encrypter;
  private final ObjectMapper json;

  SafetyPlans(Jdbc jdbc, Encrypter encrypter, ObjectMapper json) {
    this.jdbc = jdbc;
    this.encrypter = encrypter;
    this.json = json;
  }

  /** The version that holds, and the ones before it, newest first. */
  List<SafetyPlanView> versions(UUID participant) {
    return views(
        jdbc.query(
            "select "
                + COLUMNS
                + " from safety_plan v where v.participant_id = ? order by v.version desc limit ?",
            row -> row(row, 1),
            participant,
            VERSIONS));
  }

  /** The version that holds. */
  Optional<SafetyPlanView> of(UUID participant) {
    return views(
            jdbc.query(
                "select "
                    + COLUMNS
                    + " from safety_plan v where v.participant_id = ? order by v.version desc"
                    + " limit 1",
                row -> row(row, 1),
                participant))
        .stream()
        .findFirst();
  }

  /**
   * That of a participant whom the caller counsels in that program; for anybody else the problem
   * {@code platform/not-found}.
   */
  Optional<SafetyPlanView> counseled(UUID program, UUID participant) {
    return readable(COUNSELED, program, participant);
  }

  /** As {@link #counseled}; also for the on-call who was told of an alert about them. */
  Optional<SafetyPlanView> readable(UUID program, UUID participant) {
    return readable(
        COUNSELED
            + " or i.participant_id in (select called_about()) and exists (select from alert a"
            + " where a.program_id = i.program_id and a.participant_id = i.participant_id"
            + " and a.status <> 'resolved')",
        program,
        participant);
  }

  private Optional<SafetyPlanView> readable(String by, UUID program, UUID participant) {
    return views(
            jdbc.listed(
                "select "
                    + COLUMNS
                    + " from (select * from (values (?::uuid, ?::uuid)) i (program_id, participant_id)"
                    + " where "
                    + by
                    + ") e "
                    + LATEST,
                row -> row(row, 1),
                program,
                participant))
        .stream()
        .findFirst();
  }

  /** What the participant has for the worst hour, in one statement. */
  Mine mine(UUID participant) {
    record Found(UUID program, @Nullable Row row) {}
    return jdbc.first(
            "select e.program_id, "
                + COLUMNS
                + " from enrollment e "
                + LATEST
                + " where e.participant_id = ? order by e.ended_at is not null, e.started_at desc"
                + " limit 1",
            row ->
                new Found(
                    row.getObject(1, UUID.class), row.getObject(2) == null ? null : row(row, 2)),
            participant)
        .map(
            found ->
                new Mine(
                    found.program,
                    Stream.ofNullable(found.row).flatMap(this::view).findFirst().orElse(null)))
        .orElseGet(() -> new Mine(null, null));
  }

  void add(UUID participant, int version, SafetyPlan plan, UUID author, Instant now) {
    try {
      jdbc.update(
          "insert into safety_plan (participant_id, version, body, changed_by, changed_at)"
              + " values (?, ?, ?, ?, ?)",
          participant,
          version,
          encrypter.encrypt(
              participant, bodyOf(participant, version), json.writeValueAsBytes(plan)),
          author,
          now);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a safety plan cannot be written", e);
    }
  }

  private List<SafetyPlanView> views(List<Row> rows) {
    encrypter.prepare(rows.stream().map(Row::body).toList());
    return rows.stream().flatMap(this::view).toList();
  }

  /** Nothing when the participant's texts have been erased. */
  private Stream<SafetyPlanView> view(Row row) {
    return encrypter.decryptBytes(bodyOf(row.participant, row.version), row.body).stream()
        .map(
            body ->
                new SafetyPlanView(
                    row.version,
                    read(body),
                    row.changedBy.equals(row.participant) ? Role.PARTICIPANT : Role.COUNSELOR,
                    row.changedAt,
                    SafetyPlanView.SEEN_BY));
  }

  private SafetyPlan read(byte[] body) {
    try {
      return json.readValue(body, SafetyPlan.class);
    } catch (IOException e) {
      throw new IllegalStateException("a stored safety plan cannot be read", e);
    }
  }

  private static Row row(ResultSet row, int from) throws SQLException {
    return new Row(
        row.getInt(from),
        row.getBytes(from + 1),
        row.getObject(from + 2, UUID.class),
        row.getObject(from + 3, OffsetDateTime.class).toInstant(),
        row.getObject(from + 4, UUID.class));
  }

  /** A version has no id of its own. */
  private static Encrypter.Place bodyOf(UUID participant, int version) {
    return new Encrypter.Place(
        "safety_plan.body",
        UUID.nameUUIDFromBytes((participant + "/" + version).getBytes(StandardCharsets.US_ASCII)));
  }
}
