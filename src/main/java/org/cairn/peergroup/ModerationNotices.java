package org.cairn.peergroup;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.cairn.platform.Encrypter;
import org.cairn.platform.Jdbc;
import org.jspecify.annotations.Nullable;

/** What was done to the caller, and their appeals against it. */
@ApplicationScoped
class ModerationNotices {
  private static final String NOTICES =
      "select n.id, n.group_id, n.group_name, n.zone, n.kind, n.message_id, n.reason, n.words, n.until, n.at,"
          + " n.appeal, n.appealed_at, n.outcome, n.answer, n.decided_at from my_notices() n where ";

  private record Row(
      UUID id,
      NamedGroup group,
      ZoneId zone,
      ModerationKind kind,
      @Nullable UUID message,
      ModerationReason reason,
      byte @Nullable [] words,
      @Nullable Instant until,
      Instant at,
      byte @Nullable [] appeal,
      @Nullable Instant appealedAt,
      @Nullable AppealOutcome outcome,
      byte @Nullable [] answer,
      @Nullable Instant decidedAt) {}

  private final Jdbc jdbc;
  private final Encrypter encrypter;

  ModerationNotices(Jdbc jdbc, Encrypter encrypter) {
    this.jdbc = jdbc;
    this.encrypter = encrypter;
  }

  /** The newest first; one more than the limit. */
  List<ModerationNoticeView> page(ByTime before, int limit) {
    return views(
        jdbc.query(
            NOTICES + "(n.at, n.id) < (?, ?) order by n.at desc, n.id desc limit ?",
            ModerationNotices::row,
            before.at(),
            before.id(),
            limit + 1));
  }

  Optional<ModerationNoticeView> of(UUID act) {
    return views(jdbc.query(NOTICES + "n.id = ?", ModerationNotices::row, act)).stream()
        .findFirst();
  }

  /** Appeals; answers what came of it, as the function says. */
  String appeal(UUID act, UUID participant, String words, Instant now) {
    return jdbc.first(
            "select appeal(?, ?, ?)",
            row -> row.getString(1),
            act,
            encrypter.encrypt(participant, appealOf(act), words),
            now)
        .orElseThrow();
  }

  static Encrypter.Place appealOf(UUID act) {
    return new Encrypter.Place("moderation_appeal.words", act);
  }

  static Encrypter.Place answerOf(UUID act) {
    return new Encrypter.Place("moderation_appeal.answer", act);
  }

  private List<ModerationNoticeView> views(List<Row> rows) {
    encrypter.prepare(
        rows.stream()
            .flatMap(row -> Stream.of(row.words, row.appeal, row.answer))
            .filter(Objects::nonNull)
            .toList());
    return rows.stream().map(this::view).toList();
  }

  private ModerationNoticeView view(Row row) {
    ModerationNoticeView.Appeal appeal =
        row.appeal == null || row.appealedAt == null
            ? null
            : new ModerationNoticeView.Appeal(
                Objects.requireNonNullElse(text(appealOf(row.id), row.appeal), ""),
                row.appealedAt,
                row.outcome == null ? AppealState.OPEN : AppealState.DECIDED,
                row.outcome,
                text(answerOf(row.id), row.answer),
                row.decidedAt);
    return new ModerationNoticeView(
        row.id,
        row.group,
        row.kind,
        row.message,
        row.reason,
        NoticeWords.says(row.kind, row.reason, row.group.name(), row.until, row.zone),
        NoticeWords.next(row.kind, row.reason, appeal == null ? null : appeal.state(), row.outcome),
        text(StoredAct.wordsOf(row.id), row.words),
        row.until,
        row.at,
        NoticeWords.takes(row.kind) && appeal == null,
        appeal);
  }

  private @Nullable String text(Encrypter.Place place, byte @Nullable [] text) {
    return text == null ? null : encrypter.decrypt(place, text).orElse(null);
  }

  private static Row row(ResultSet row) throws SQLException {
    String outcome = row.getString(13);
    return new Row(
        Objects.requireNonNull(row.getObject(1, UUID.class)),
        new NamedGroup(Objects.requireNonNull(row.getObject(2, UUID.class)), row.getString(3)),
        ZoneId.of(row.getString(4)),
        ModerationKind.of(row.getString(5)),
        row.getObject(6, UUID.class),
        ModerationReason.of(row.getString(7)),
        row.getBytes(8),
        Jdbc.instant(row, 9),
        Objects.requireNonNull(Jdbc.instant(row, 10)),
        row.getBytes(11),
        Jdbc.instant(row, 12),
        outcome == null ? null : AppealOutcome.of(outcome),
        row.getBytes(14),
        Jdbc.instant(row, 15));
  }
}
