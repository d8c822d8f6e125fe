package org.cairn.peergroup;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cairn.identity.People;
import org.cairn.platform.Encrypter;
import org.cairn.platform.Ids;
import org.cairn.platform.Jdbc;
import org.cairn.safety.NamedPerson;
import org.jspecify.annotations.Nullable;

/** Appeals in the programs that the caller coordinates. */
@ApplicationScoped
class ModerationAppeals {
  private static final String COLUMNS =
      "select g.id, g.name, p.words, p.at, p.outcome, p.answer, p.decided_by, p.decided_at, "
          + StoredAct.COLUMN;

  private static final String FROM =
      " from moderation_appeal p join moderation_act a on a.id = p.act_id join peer_group g on g.id = a.group_id";

  private static final String EVIDENCE =
      " cross join lateral (select (array_agg(e.message_id))[1] as message_id, "
          + StoredVersion.COLUMNS
          + ", "
          + StoredVersion.COUNT
          + " from appeal_evidence(p.act_id) e) v where ";

  private record Row(
      NamedGroup group,
      StoredAct act,
      byte[] words,
      Instant at,
      @Nullable AppealOutcome outcome,
      byte @Nullable [] answer,
      @Nullable UUID decidedBy,
      @Nullable Instant decidedAt) {}

  private record Detailed(
      Row row, @Nullable UUID message, List<StoredVersion> versions, int versionCount) {}

  private final Jdbc jdbc;
  private final Encrypter encrypter;
  private final People people;
  private final ObjectMapper json;

  ModerationAppeals(Jdbc jdbc, Encrypter encrypter, People people, ObjectMapper json) {
    this.jdbc = jdbc;
    this.encrypter = encrypter;
    this.people = people;
    this.json = json;
  }

  /** The open ones, the oldest first; or the decided ones, the last decided first. One more. */
  List<ModerationAppealView> page(AppealState state, ByTime after, int limit) {
    return views(
        jdbc.query(
            COLUMNS
                + FROM
                + " where "
                + (state == AppealState.OPEN
                    ? "p.outcome is null and (p.at, p.act_id) > (?, ?) order by p.at, p.act_id limit ?"
                    : "p.outcome is not null and (p.decided_at, p.act_id) < (?, ?)"
                        + " order by p.decided_at desc, p.act_id desc limit ?"),
            this::row,
            after.at(),
            after.id(),
            limit + 1));
  }

  Optional<ModerationAppealDetail> detail(UUID act) {
    return jdbc.first(
            COLUMNS
                + ", v.message_id, v.versions, v.bodies, v.version_count"
                + FROM
                + EVIDENCE
                + "p.act_id = ?",
            row ->
                new Detailed(
                    row(row),
                    row.getObject(10, UUID.class),
                    StoredVersion.read(json, row, 11),
                    row.getInt(13)),
            act)
        .map(
            found ->
                new ModerationAppealDetail(
                    views(List.of(found.row)).get(0),
                    found.message == null
                        ? List.of()
                        : StoredVersion.views(encrypter, found.message, found.versions),
                    found.versionCount));
  }

  /** Decides it; answers what came of it, as the function says. */
  String decide(
      UUID act, UUID coordinator, AppealOutcome outcome, @Nullable String answer, Instant now) {
    return jdbc.first(
            "select decide_appeal(?, ?, ?, ?::bytea, ?)",
            row -> row.getString(1),
            act,
            Ids.next(),
            outcome.word(),
            encrypter.encryptIfPresent(coordinator, ModerationNotices.answerOf(act), answer),
            now)
        .orElseThrow();
  }

  private List<ModerationAppealView> views(List<Row> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    encrypter.prepare(
        rows.stream()
            .flatMap(row -> Stream.of(row.words, row.answer))
            .filter(Objects::nonNull)
            .toList());
    Map<UUID, People.Person> names =
        people.named(
            rows.stream()
                .flatMap(row -> Stream.of(row.act.by(), row.decidedBy))
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    List<ModerationActView> acts = StoredAct.views(encrypter, rows.stream().map(Row::act).toList());
    return IntStream.range(0, rows.size())
        .mapToObj(i -> view(rows.get(i), acts.get(i), names))
        .toList();
  }

  private ModerationAppealView view(
      Row row, ModerationActView act, Map<UUID, People.Person> names) {
    return new ModerationAppealView(
        row.group,
        act.named(names),
        text(ModerationNotices.appealOf(act.id()), row.words),
        row.at,
        row.outcome == null ? AppealState.OPEN : AppealState.DECIDED,
        row.outcome,
        text(ModerationNotices.answerOf(act.id()), row.answer),
        row.decidedBy == null ? null : NamedPerson.of(row.decidedBy).named(names),
        row.decidedAt);
  }

  private @Nullable String text(Encrypter.Place place, byte @Nullable [] text) {
    return text == null ? null : encrypter.decrypt(place, text).orElse(null);
  }

  private Row row(ResultSet row) throws SQLException {
    String outcome = row.getString(5);
    return new Row(
        new NamedGroup(Objects.requireNonNull(row.getObject(1, UUID.class)), row.getString(2)),
        StoredAct.read(json, row.getString(9)),
        row.getBytes(3),
        Objects.requireNonNull(Jdbc.instant(row, 4)),
        outcome == null ? null : AppealOutcome.of(outcome),
        row.getBytes(6),
        row.getObject(7, UUID.class),
        Jdbc.instant(row, 8));
  }
}
