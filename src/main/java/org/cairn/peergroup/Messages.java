package org.cairn.peergroup;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Encrypter;
import org.cairn.platform.Jdbc;
import org.jspecify.annotations.Nullable;

/** Messages of the groups that the caller belongs to. */
@ApplicationScoped
class Messages implements PanacheRepositoryBase<Message, UUID> {
  /**
   * One statement says whether the group is there for the caller, and gives the page: backwards
   * along the key.
   */
  static final String PAGE =
      "select m.seq, m.id, m.member_id, gm.alias, m.body, m.sent_at from peer_group g"
          + " left join lateral (select * from message where group_id = g.id and seq < ? order by seq desc limit ?) m on true"
          + " left join group_member gm on gm.id = m.member_id"
          + " where g.id = ? and g.id = any ((select my_groups())::uuid[]) order by m.seq desc";

  /**
   * The group's counter, under its row lock, gives each message its place; nobody can commit in
   * between.
   */
  static final String SEND =
      "with me as (select id, alias from group_member where group_id = ? and participant_id = ? and ended_at is null"
          + "), before as (select seq, id, member_id, body, sent_at from message where group_id = ? and id = ?"
          + "), place as (update peer_group set last_seq = last_seq + 1 where id = ?"
          + " and exists (select from me) and not exists (select from before) returning last_seq"
          + "), sent as (insert into message (group_id, seq, id, member_id, body, sent_at)"
          + " select ?, place.last_seq, ?, me.id, ?, ? from place, me returning seq, id, member_id, body, sent_at)"
          + " select coalesce(s.seq, b.seq), coalesce(s.id, b.id), coalesce(s.member_id, b.member_id), me.alias,"
          + " coalesce(s.body, b.body), coalesce(s.sent_at, b.sent_at), b.id is not null, me.id"
          + " from me left join sent s on true left join before b on true";

  /** A message as it is stored. */
  record Row(long seq, UUID id, UUID member, String alias, byte[] body, Instant sentAt) {}

  /** What came of sending. */
  record Sent(Row row, boolean before, boolean mine) {}

  private final Jdbc jdbc;
  private final Encrypter encrypter;

  Messages(Jdbc jdbc, Encrypter encrypter) {
    this.jdbc = jdbc;
    this.encrypter = encrypter;
  }

  /**
   * The newest messages before a place, newest first; nothing when the group is not there for the
   * caller.
   */
  Optional<List<MessageView>> page(UUID group, long before, int limit) {
    List<Optional<Row>> rows =
        jdbc.query(
            PAGE,
            row -> row.getObject(2) == null ? Optional.empty() : Optional.of(row(row)),
            before,
            limit,
            group);
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<Row> messages = new ArrayList<>();
    rows.forEach(row -> row.ifPresent(messages::add));
    encrypter.prepare(messages.stream().map(Row::body).toList());
    return Optional.of(messages.stream().map(this::view).toList());
  }

  /**
   * Writes a message, or finds the one that has its id already; nothing when the participant is no
   * member.
   */
  Optional<Sent> send(UUID group, UUID id, UUID participant, byte[] body, Instant now) {
    return jdbc.first(
        SEND,
        row -> new Sent(row(row), row.getBoolean(7), row.getObject(3).equals(row.getObject(8))),
        group,
        participant,
        group,
        id,
        group,
        group,
        id,
        body,
        now);
  }

  MessageView view(Row row) {
    return view(row, encrypter.decrypt(Message.bodyOf(row.id), row.body).orElse(null));
  }

  static MessageView view(Row row, @Nullable String text) {
    return new MessageView(
        row.id, row.seq, new GroupView.MemberView(row.member, row.alias), text, row.sentAt);
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong(1),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getString(4),
        row.getBytes(5),
        row.getObject(6, OffsetDateTime.class).toInstant());
  }
}
