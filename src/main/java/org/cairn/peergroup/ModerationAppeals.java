package org.cairn.peergroup;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

  private static final String VERSIONS =
      ", (select "
          + StoredVersion.COLUMN
          + " from appeal_evidence(p.act_id) e),"
          + " (select e.message_id from appeal_evidence(p.act_id) e limit 1)";

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
    List<ModerationAppealView> found =
        jdbc.query(
            COLUMNS
                + FROM
                + " where "
                + (state == AppealState.OPEN
                    ? "p.outcome is null and (p.at, p.act_id) > (?, ?) order by p.at, p.act_id limit ?"
                    : "p.outcome is not null and (p.decided_at, p.act_id) < (?, ?)"
                        + " order by p.decided_at desc, p.act_id desc limit ?"),
            this::view,
            after.at(),
            after.id(),
            limit + 1);
    Map<UUID, People.Person> names = names(found);
    return found.stream().map(one -> one.named(names)).toList();
  }

  Optional<ModerationAppealDetail> detail(UUID act) {
    return jdbc.first(
            COLUMNS + ", v.message_id, v.versions, v.bodies" + FROM + EVIDENCE + "p.act_id = ?",
            row -> new ModerationAppealDetail(view(row), versions(row)),
            act)
        .map(
            found ->
                new ModerationAppealDetail(
                    found.appeal().named(names(List.of(found.appeal()))), found.versions()));
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

  private Map<UUID, People.Person> names(List<ModerationAppealView> appeals) {
    Set<UUID> ids = new HashSet<>();
    for (ModerationAppealView one : appeals) {
      ids.add(one.act().by().id());
      if (one.decidedBy() != null) {
        ids.add(one.decidedBy().id());
      }
    }
    return ids.isEmpty() ? Map.of() : people.named(ids);
  }

  private List<MessageVersionView> versions(ResultSet row) throws SQLException {
    String message = row.getString(10);
    return message == null
        ? List.of()
        : StoredVersion.views(json, encrypter, UUID.fromString(message), row, 11);
  }

  private ModerationAppealView view(ResultSet row) throws SQLException {
    ModerationActView act = StoredAct.read(json, row.getString(9)).view(encrypter);
    String outcome = row.getString(5);
    UUID decidedBy = row.getObject(7, UUID.class);
    return new ModerationAppealView(
        new NamedGroup(Objects.requireNonNull(row.getObject(1, UUID.class)), row.getString(2)),
        act,
        text(ModerationNotices.appealOf(act.id()), row.getBytes(3)),
        Objects.requireNonNull(Jdbc.instant(row, 4)),
        outcome == null ? AppealState.OPEN : AppealState.DECIDED,
        outcome == null ? null : AppealOutcome.of(outcome),
        text(ModerationNotices.answerOf(act.id()), row.getBytes(6)),
        decidedBy == null ? null : NamedPerson.of(decidedBy),
        Jdbc.instant(row, 8));
  }

  private @Nullable String text(Encrypter.Place place, byte @Nullable [] text) {
    return text == null ? null : encrypter.decrypt(place, text).orElse(null);
  }
}
