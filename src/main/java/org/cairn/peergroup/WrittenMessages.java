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
  /**
   * The same share of the messages, and of their bytes, for each group; a row for each group, also
   * without messages. What a block keeps from the caller or folds is not looked into: or how far a
   * search got would tell what it says.
   */
  static final String NEWEST =
      "with mine as materialized (select s.group_id, s.first_seq, coalesce(c.before, 9223372036854775807) as before"
          + " from (select x.group_id, min(x.first_seq) as first_seq from my_seats() x group by x.group_id) s"
          + " left join unnest(?::uuid[], ?::bigint[]) c (group_id, before) on c.group_id = s.group_id"
          + " where (c.group_id is not null or ?) and (s.group_id = ?::uuid or ?::uuid is null))"
          + ", share as materialized (select 1 + ? / count(*) as messages, ? / count(*) as bytes from mine)"
          + " select w.group_id, m.seq, m.id, m.body, m.sent_at, m.more from mine w cross join share h left join lateral"
          + " (select *, count(*) over () = h.messages or sum(length(l.body)) over () > h.bytes as more,"
          + " sum(length(l.body)) over (order by l.seq desc) as bytes, row_number() over (order by l.seq desc) as place"
          + " from (select * from message o where o.group_id = w.group_id and o.seq >= w.first_seq and o.seq < w.before"
          + " and not exists (select from my_blocks_of(w.group_id) b where b.member_id = o.member_id"
          + " and (b.folded or o.seq >= b.unseen_from)) order by o.seq desc limit h.messages) l) m"
          + " on m.place = 1 or coalesce(m.bytes, 0) <= h.bytes order by w.group_id, m.seq desc";

  /** A message as it is stored; without a body when it is gone. */
  record Written(UUID group, long seq, UUID id, byte @Nullable [] body, Instant sentAt) {}

  /**
   * What was read of a group.
   *
   * @param more whether there may be older ones
   */
  record Newest(List<Written> messages, boolean more) {}

  private record Row(UUID group, @Nullable Written message, boolean more) {}

  private final Jdbc jdbc;

  WrittenMessages(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The newest messages of each of the caller's groups, newest first; of groups without messages
   * none.
   *
   * @param group only of this one
   * @param before only in these groups, before these places
   * @param most over all groups, and one for each
   * @param bytes likewise
   */
  Map<UUID, Newest> newest(
      @Nullable UUID group, @Nullable Map<UUID, Long> before, int most, int bytes) {
    Map<UUID, Long> places = before == null ? Map.of() : before;
    UUID[] groups = places.keySet().toArray(UUID[]::new);
    Long[] seqs = places.values().toArray(Long[]::new);
    Map<UUID, Newest> newest = new LinkedHashMap<>();
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
                          row.getObject(5, OffsetDateTime.class).toInstant()),
                  row.getBoolean(6));
            },
            groups,
            seqs,
            before == null,
            group,
            group,
            most,
            bytes)
        .forEach(
            row -> {
              Newest of =
                  newest.computeIfAbsent(row.group, one -> new Newest(new ArrayList<>(), row.more));
              if (row.message != null) {
                of.messages.add(row.message);
              }
            });
    return newest;
  }
}
