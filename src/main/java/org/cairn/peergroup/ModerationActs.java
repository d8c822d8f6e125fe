package org.cairn.peergroup;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cairn.identity.People;
import org.cairn.platform.Encrypter;
import org.cairn.platform.Jdbc;

/** What was done in groups, for their staff and coordinators. */
@ApplicationScoped
class ModerationActs {
  private final Jdbc jdbc;
  private final Encrypter encrypter;
  private final People people;
  private final ObjectMapper json;

  ModerationActs(Jdbc jdbc, Encrypter encrypter, People people, ObjectMapper json) {
    this.jdbc = jdbc;
    this.encrypter = encrypter;
    this.people = people;
    this.json = json;
  }

  /** Does it; answers what came of it, as the function says. */
  String act(UUID id, UUID group, UUID moderator, NewModerationAct act, Instant now) {
    return jdbc.first(
            "select moderate(?, ?, ?, ?::uuid, ?::uuid, ?::uuid, ?, ?::bytea, ?::timestamptz, ?)",
            row -> row.getString(1),
            id,
            group,
            act.kind().word(),
            act.messageId(),
            act.memberId(),
            act.caseId(),
            act.reason().word(),
            encrypter.encryptIfPresent(moderator, StoredAct.wordsOf(id), act.words()),
            act.until(),
            now)
        .orElseThrow();
  }

  Optional<ModerationActView> of(UUID id) {
    return named(
            jdbc.query(
                "select " + StoredAct.COLUMN + " from moderation_act a where a.id = ?",
                row -> StoredAct.read(json, row.getString(1)),
                id))
        .stream()
        .findFirst();
  }

  /** A group's record, the newest first; one more than the limit. */
  List<ModerationActView> page(UUID group, ByTime before, int limit) {
    return named(
        jdbc.listed(
            "select case when a.id is not null then "
                + StoredAct.COLUMN
                + " end from peer_group g left join lateral (select * from moderation_act x where x.group_id = g.id"
                + " and (x.at, x.id) < (?, ?) order by x.at desc, x.id desc limit ?) a on true"
                + " where g.id = ? and (is_group_staff(g.id) or coordinates_group(g.id))"
                + " order by a.at desc, a.id desc",
            row -> StoredAct.read(json, row.getString(1)),
            before.at(),
            before.id(),
            limit + 1,
            group));
  }

  private List<ModerationActView> named(List<StoredAct> stored) {
    if (stored.isEmpty()) {
      return List.of();
    }
    Map<UUID, People.Person> names =
        people.named(stored.stream().map(StoredAct::by).distinct().toList());
    return StoredAct.views(encrypter, stored).stream().map(act -> act.named(names)).toList();
  }
}
