package org.cairn.peergroup;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Encrypter;
import org.cairn.platform.Jdbc;
import org.jspecify.annotations.Nullable;

/**
 * Messages of the groups that the caller may read. Written by the owner's functions alone, under
 * the group's row lock, which makes the one order. Texts are encrypted under their author's key.
 */
@ApplicationScoped
class Messages {
  /**
   * Of a message m, its author's face f, the message r that it answers, and the caller's seat s.
   */
  private static final String COLUMNS =
      "select m.group_id, m.seq, m.id, m.member_id, f.alias, f.staff, f.former,"
          + " case when m.seq >= f.unseen_from then 'unavailable' when f.folded then 'folded' else 'there' end,"
          + " m.body, m.gone, r.id, m.reply_to, m.skill, m.sent_at, m.edited_at, m.version,"
          + " case when m.gone is null then (select string_agg(x.kind || ' ' || x.member_id, ',' order by x.at, x.member_id)"
          + " from message_reaction x where x.group_id = m.group_id and x.seq = m.seq and x.member_id <> all (s.blocked)) end,"
          + " m.member_id = s.member_id";

  /** Those whom the caller blocked: their reactions are left out. */
  private static final String BLOCKED =
      "array(select b.member_id from my_blocks_of(%s) b where b.folded) as blocked";

  /** No row: the group is not there for the caller. */
  private static final String SEAT =
      " from (select s.member_id, s.first_seq, "
          + BLOCKED.formatted("s.group_id")
          + " from my_seats() s where s.group_id = ? order by s.first_seq limit 1) s";

  private static final String REPLIED_TO =
      " left join message r on r.group_id = m.group_id and r.seq = m.reply_to";

  private static final String AROUND =
      "(select a.seq + %d from message a where a.group_id = ? and a.id = ?)";

  /**
   * Along the key in both directions from a place. The first that the caller may read is said here
   * too, as a bound of the index: the policy alone would look through all that was before it.
   */
  static final String PAGE = page("?", "?");

  private static final String PAGE_AROUND = page(AROUND.formatted(1), AROUND.formatted(0));

  private static final String ONE =
      COLUMNS
          + SEAT
          + " left join message m on m.group_id = ? and m.id = ? left join faces(?) f on f.id = m.member_id"
          + REPLIED_TO;

  /** Of many groups at once; in the name of a person, or of the job that reads for all of them. */
  private static final String AT =
      "with wanted as (select * from unnest(?::uuid[], ?::bigint[]) w (group_id, seq)), face as materialized"
          + " (select g.group_id, f.* from (select distinct group_id from wanted) g cross join lateral faces(g.group_id) f),"
          + " seat as materialized (select g.group_id, "
          + BLOCKED.formatted("g.group_id")
          + " from (select distinct group_id from wanted) g) "
          + COLUMNS.replace("m.member_id = s.member_id", "false")
          + " from wanted w join message m on m.group_id = w.group_id and m.seq = w.seq"
          + " join face f on f.group_id = m.group_id and f.id = m.member_id join seat s on s.group_id = m.group_id"
          + REPLIED_TO;

  static final String SEND =
      "select outcome, seq, member_id, alias, staff, reply_seq, recent, wait, told, care_program"
          + " from send_message(?, ?, ?, ?, ?::uuid, ?::text, ?::text, ?, ?)";

  /** A message, and whether the caller wrote it. */
  record Stored(MessageView view, boolean mine) {}

  /**
   * What came of sending; of what follows outcome, that which the function says with it.
   *
   * @param recent messages of the last minute before this one
   * @param seconds until there is room for one more
   * @param told whether the care team was told of the distress in it
   * @param careProgram whose hours of answering hold, for a participant in their care thread
   */
  record Sent(
      String outcome,
      long seq,
      @Nullable UUID member,
      @Nullable String alias,
      boolean staff,
      long replySeq,
      int recent,
      int seconds,
      boolean told,
      @Nullable UUID careProgram) {}

  /** What came of editing, and whether the care team was told of the distress in it. */
  record Edited(String outcome, boolean told) {}

  private record Row(
      UUID group,
      long seq,
      UUID id,
      MessageView.MessageAuthor author,
      String shown,
      byte @Nullable [] body,
      @Nullable String gone,
      @Nullable UUID replyTo,
      long replySeq,
      @Nullable String skill,
      Instant sentAt,
      @Nullable Instant editedAt,
      int version,
      @Nullable String reactions,
      boolean mine) {}

  private final Jdbc jdbc;
  private final Encrypter encrypter;

  Messages(Jdbc jdbc, Encrypter encrypter) {
    this.jdbc = jdbc;
    this.encrypter = encrypter;
  }

  /**
   * The inner limits take nothing away. Of a limit that it does not know the planner thinks as of a
   * tenth of all, finds the plan for any parameters dear, and plans anew each time: longer than the
   * statement runs.
   */
  private static String page(String before, String after) {
    return COLUMNS
        + SEAT
        + " left join lateral ((select * from (select * from message o where o.group_id = ? and o.seq >= s.first_seq and o.seq < "
        + before
        + " order by o.seq desc limit 102) o limit ?) union all (select * from (select * from message n"
        + " where n.group_id = ? and n.seq >= s.first_seq and n.seq > "
        + after
        + " order by n.seq limit 102) n limit ?)) m on true left join faces(?) f on f.id = m.member_id"
        + REPLIED_TO
        + " order by m.seq desc";
  }

  /**
   * So many messages before a place and so many after another, newest first. {@code
   * platform/not-found} when the group is not there for the caller.
   */
  List<MessageView> page(UUID group, long before, int older, long after, int newer) {
    return views(
        jdbc.listed(PAGE, Messages::row, group, group, before, older, group, after, newer, group));
  }

  /** The same around a message, which counts as older; nothing when it is not there. */
  List<MessageView> around(UUID group, UUID id, int older, int newer) {
    return views(
        jdbc.listed(
            PAGE_AROUND,
            Messages::row,
            group,
            group,
            group,
            id,
            older,
            group,
            group,
            id,
            newer,
            group));
  }

  /** One message, if it is there for the caller. */
  Optional<Stored> one(UUID group, UUID id) {
    return jdbc.listed(ONE, Messages::row, group, group, id, group).stream()
        .findFirst()
        .map(row -> new Stored(view(row), row.mine));
  }

  /** The messages at these places, in any order; what is not there for the caller is left out. */
  List<MessageView> at(UUID[] groups, Long[] seqs) {
    return views(jdbc.query(AT, Messages::row, groups, seqs));
  }

  Sent send(
      UUID group,
      UUID id,
      UUID author,
      String text,
      @Nullable UUID replyTo,
      @Nullable String skill,
      @Nullable String distress,
      int most,
      Instant now) {
    return jdbc.first(
            SEND,
            Messages::sent,
            group,
            id,
            author,
            encrypter.encrypt(author, bodyOf(id), text),
            replyTo,
            skill,
            distress,
            most,
            now)
        .orElseThrow();
  }

  Edited edit(
      UUID group,
      UUID id,
      UUID author,
      String text,
      int version,
      @Nullable String distress,
      Instant now) {
    return jdbc.first(
            "select outcome, told from edit_message(?, ?, ?, ?, ?::text, ?)",
            row -> new Edited(row.getString(1), row.getBoolean(2)),
            group,
            id,
            encrypter.encrypt(author, bodyOf(id), text),
            version,
            distress,
            now)
        .orElseThrow();
  }

  /** Whether the care team was told of a message of the caller's. */
  boolean told(UUID group, UUID id) {
    return jdbc.first("select told_of_message(?, ?)", row -> row.getBoolean(1), group, id)
        .orElseThrow();
  }

  /** The outcome. */
  String delete(UUID group, UUID id, Instant now) {
    return outcome("select delete_message(?, ?, ?)", group, id, now);
  }

  /** The outcome. */
  String react(UUID group, UUID id, ReactionKind kind, boolean on, Instant now) {
    return outcome("select react(?, ?, ?, ?, ?)", group, id, kind.word(), on, now);
  }

  /** Until when a member may not write in a group. */
  Optional<Instant> pausedUntil(UUID group, UUID member) {
    return jdbc.first(
        "select m.paused_until from group_member m where m.group_id = ? and m.participant_id = ?"
            + " and m.ended_at is null and m.paused_until is not null",
        row -> row.getObject(1, OffsetDateTime.class).toInstant(),
        group,
        member);
  }

  private String outcome(String sql, @Nullable Object... parameters) {
    return jdbc.first(sql, row -> row.getString(1), parameters).orElseThrow();
  }

  private List<MessageView> views(List<Row> rows) {
    encrypter.prepare(bodies(rows));
    return rows.stream().map(this::view).toList();
  }

  private static Collection<byte[]> bodies(List<Row> rows) {
    List<byte[]> bodies = new ArrayList<>();
    for (Row row : rows) {
      if (row.body != null) {
        bodies.add(row.body);
      }
    }
    return bodies;
  }

  private MessageView view(Row row) {
    String text =
        row.body == null ? null : encrypter.decrypt(bodyOf(row.id), row.body).orElse(null);
    MessageView view =
        new MessageView(
            row.group,
            row.id,
            row.seq,
            row.author,
            row.gone == null ? MessageState.SENT : MessageState.fromString(row.gone),
            text,
            row.replyTo == null ? null : new MessageView.RepliedTo(row.replyTo, row.replySeq),
            MessageView.SharedSkill.of(row.skill),
            reactions(row.reactions),
            row.sentAt,
            row.editedAt,
            false,
            row.version);
    boolean erased = row.body != null && text == null;
    return view.seenAs(erased ? "unavailable" : row.shown);
  }

  static Encrypter.Place bodyOf(UUID id) {
    return new Encrypter.Place("message.body", id);
  }

  private static List<MessageView.Reactions> reactions(@Nullable String told) {
    if (told == null) {
      return List.of();
    }
    Map<ReactionKind, List<UUID>> by = new EnumMap<>(ReactionKind.class);
    for (String one : told.split(",", -1)) {
      String[] parts = one.split(" ", 2);
      by.computeIfAbsent(ReactionKind.fromString(parts[0]), kind -> new ArrayList<>())
          .add(UUID.fromString(parts[1]));
    }
    return by.entrySet().stream()
        .map(entry -> new MessageView.Reactions(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        Objects.requireNonNull(row.getObject(1, UUID.class)),
        row.getLong(2),
        Objects.requireNonNull(row.getObject(3, UUID.class)),
        new MessageView.MessageAuthor(
            Objects.requireNonNull(row.getObject(4, UUID.class)),
            row.getString(5),
            row.getBoolean(6),
            row.getBoolean(7)),
        row.getString(8),
        row.getBytes(9),
        row.getString(10),
        row.getObject(11, UUID.class),
        row.getLong(12),
        row.getString(13),
        row.getObject(14, OffsetDateTime.class).toInstant(),
        Jdbc.instant(row, 15),
        row.getInt(16),
        row.getString(17),
        row.getBoolean(18));
  }

  private static Sent sent(ResultSet row) throws SQLException {
    return new Sent(
        row.getString(1),
        row.getLong(2),
        row.getObject(3, UUID.class),
        row.getString(4),
        row.getBoolean(5),
        row.getLong(6),
        row.getInt(7),
        row.getInt(8),
        row.getBoolean(9),
        row.getObject(10, UUID.class));
  }
}
