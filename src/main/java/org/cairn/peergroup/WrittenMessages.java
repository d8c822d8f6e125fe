package org.cairn.peergroup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.cairn.platform.Jdbc;
import org.jspecify.annotations.Nullable;

/** What was written in the caller's groups, as it is stored, to be searched. */
@ApplicationScoped
class WrittenMessages {
  /** The same share of the messages for each group; a row for each group, also without messages. */
  static final String NEWEST =
      "with mine as materialized (select s.group_id, s.first_seq, coalesce(c.before, 9223372036854775807) as before"
          + " from (select x.group_id, min(x.first_seq) as first_seq from my_seats() x group by x.group_id) s"
          + " left join unnest(?::uuid[], ?::bigint[]) c (group_id, before) on c.group_id = s.group_id"
          + " where (c.group_id is not null or ?) and (s.group_id = ?::uuid or ?::uuid is null))"
          + " select w.group_id, m.seq, m.id, m.body, m.sent_at from mine w left join lateral"
          + " (select * from message o where o.group_id = w.group_id and o.seq >= w.first_seq and o.seq < w.before order by o.seq desc"
          + " limit (select 1 + ? / count(*) from mine)) m on true order by w.group_id, m.seq desc";

  /** A message as it is stored; without a body when it is gone. */
  record Written(UUID group, long seq, UUID id, byte @Nullable [] body, Instant sentAt) {}

  private record Row(UUID group, @Nullable Written message) {}

  private final Jdbc jdbc;

  WrittenMessages(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /** Of so many messages over so many groups, those of each. */
  static int share(int most, int groups) {
    return 1 + most / groups;
  }

  /**
   * The newest messages of each of the caller's groups, newest first; of groups without messages
   * none.
   *
   * @param group only of this one
   * @param before only in these groups, before these places
   * @param most over all groups, and one for each
   */
  Map<UUID, List<Written>> newest(
      @Nullable UUID group, @Nullable Map<UUID, Long> before, int most) {
    Map<UUID, Long> places = before == null ? Map.of() : before;
    UUID[] groups = places.keySet().toArray(UUID[]::new);
    Long[] seqs = places.values().toArray(Long[]::new);
    Map<UUID, List<Written>> newest = new LinkedHashMap<>();
    jdbc.query(
            NEWEST,
            row -> {
              UUID of = Objects.requireNonNull(row.getObject(1, UUID.class));
              UUID id = row.getObject(3, UUID.class);
              return new Row(
                  of,
                  id == null
                      ? null
                      : new Written(
                          of,
                          row.getLong(2),
                          id,
                          row.getBytes(4),
                          row.getObject(5, OffsetDateTime.class).toInstant()));
            },
            groups,
            seqs,
            before == null,
            group,
            group,
            most)
        .forEach(
            row -> {
              List<Written> of = newest.computeIfAbsent(row.group, one -> new ArrayList<>());
              if (row.message != null) {
                of.add(row.message);
              }
            });
    return newest;
  }
}
