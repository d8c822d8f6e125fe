package org.cairn.peergroup;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Encrypter;
import org.cairn.platform.Jdbc;

/** What messages said before, for the group's staff. */
@ApplicationScoped
class MessageVersions {
  private static final int MOST = 100;

  private final Jdbc jdbc;
  private final Encrypter encrypter;
  private final ObjectMapper json;

  MessageVersions(Jdbc jdbc, Encrypter encrypter, ObjectMapper json) {
    this.jdbc = jdbc;
    this.encrypter = encrypter;
    this.json = json;
  }

  /** The newest of them, what the message says now first; none of what its author deleted. */
  Optional<List<MessageVersionView>> of(UUID group, UUID message) {
    return jdbc.first(
            "select v.versions, v.bodies from message m cross join lateral (select "
                + StoredVersion.COLUMNS
                + " from (select m.version, m.body, m.skill, null::text as why, null::timestamptz as at"
                + " where m.body is not null union all"
                + " select v.version, v.body, v.skill, v.why, v.at from message_version v"
                + " where v.group_id = m.group_id and v.seq = m.seq order by 1 desc limit ?) e) v"
                + " where m.group_id = ? and m.id = ? and is_group_staff(m.group_id)",
            row -> StoredVersion.read(json, row, 1),
            MOST,
            group,
            message)
        .map(versions -> StoredVersion.views(encrypter, message, versions));
  }

  /** Forgets what authors deleted before a moment and nobody reported. As the job "prune". */
  long forget(Instant before) {
    return jdbc.first("select forget_deleted(?)", row -> row.getLong(1), before).orElseThrow();
  }
}
