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
import org.cairn.platform.Encrypter;
import org.cairn.platform.Jdbc;
import org.jspecify.annotations.Nullable;

/** What was done to the caller, and their appeals against it. */
@ApplicationScoped
class ModerationNotices {
  private static final String NOTICES =
      "select n.id, n.group_id, n.group_name, n.zone, n.kind, n.message_id, n.reason, n.words, n.until, n.at,"
          + " n.appeal, n.appealed_at, n.outcome, n.answer, n.decided_at from my_notices() n where ";

  private final Jdbc jdbc;
  private final Encrypter encrypter;

  ModerationNotices(Jdbc jdbc, Encrypter encrypter) {
    this.jdbc = jdbc;
    this.encrypter = encrypter;
  }

  /** The newest first; one more than the limit. */
  List<ModerationNoticeView> page(ByTime before, int limit) {
    return jdbc.query(
        NOTICES + "(n.at, n.id) < (?, ?) order by n.at desc, n.id desc limit ?",
        this::view,
        before.at(),
        before.id(),
        limit + 1);
  }

  Optional<ModerationNoticeView> of(UUID act) {
    return jdbc.first(NOTICES + "n.id = ?", this::view, act);
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

  private ModerationNoticeView view(ResultSet row) throws SQLException {
    UUID id = Objects.requireNonNull(row.getObject(1, UUID.class));
    String group = row.getString(3);
    ModerationKind kind = ModerationKind.of(row.getString(5));
    ModerationReason reason = ModerationReason.of(row.getString(7));
    Instant until = Jdbc.instant(row, 9);
    ModerationNoticeView.Appeal appeal = appeal(row, id);
    return new ModerationNoticeView(
        id,
        new NamedGroup(Objects.requireNonNull(row.getObject(2, UUID.class)), group),
        kind,
        row.getObject(6, UUID.class),
        reason,
        NoticeWords.says(kind, reason, group, until, ZoneId.of(row.getString(4))),
        NoticeWords.next(
            kind,
            reason,
            appeal == null ? null : appeal.state(),
            appeal == null ? null : appeal.outcome()),
        text(StoredAct.wordsOf(id), row.getBytes(8)),
        until,
        Objects.requireNonNull(Jdbc.instant(row, 10)),
        NoticeWords.takes(kind) && appeal == null,
        appeal);
  }

  private ModerationNoticeView.@Nullable Appeal appeal(ResultSet row, UUID id) throws SQLException {
    byte[] words = row.getBytes(11);
    if (words == null) {
      return null;
    }
    String outcome = row.getString(13);
    return new ModerationNoticeView.Appeal(
        Objects.requireNonNullElse(text(appealOf(id), words), ""),
        Objects.requireNonNull(Jdbc.instant(row, 12)),
        outcome == null ? AppealState.OPEN : AppealState.DECIDED,
        outcome == null ? null : AppealOutcome.of(outcome),
        text(answerOf(id), row.getBytes(14)),
        Jdbc.instant(row, 15));
  }

  private @Nullable String text(Encrypter.Place place, byte @Nullable [] text) {
    return text == null ? null : encrypter.decrypt(place, text).orElse(null);
  }
}
