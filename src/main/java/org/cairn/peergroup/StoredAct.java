package org.cairn.peergroup;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.cairn.platform.Encrypter;
import org.cairn.platform.Json;
import org.cairn.safety.NamedPerson;
import org.jspecify.annotations.Nullable;

/** An act as queries hand it over, in one column. */
record StoredAct(
    UUID id,
    UUID groupId,
    String kind,
    @Nullable UUID caseId,
    @Nullable UUID messageId,
    @Nullable UUID memberId,
    @Nullable String alias,
    String reason,
    @Nullable String words,
    @Nullable Instant until,
    UUID by,
    Instant at) {

  /** The column, of an act that the query calls {@code a}. */
  static final String COLUMN =
      "jsonb_build_object('id', a.id, 'groupId', a.group_id, 'kind', a.kind, 'caseId', a.case_id,"
          + " 'messageId', a.message_id, 'memberId', a.member_id, 'alias', alias_of(a.group_id, a.member_id),"
          + " 'reason', a.reason, 'words', encode(a.words, 'hex'), 'until', a.until, 'by', a.by_id, 'at', a.at)";

  static StoredAct read(ObjectMapper json, String column) {
    return Json.read(json, column, StoredAct.class);
  }

  ModerationActView view(Encrypter encrypter) {
    return new ModerationActView(
        id,
        groupId,
        ModerationKind.of(kind),
        caseId,
        messageId,
        memberId,
        alias,
        ModerationReason.of(reason),
        words == null
            ? null
            : encrypter.decrypt(wordsOf(id), HexFormat.of().parseHex(words)).orElse(null),
        until,
        NamedPerson.of(by),
        at);
  }

  static Encrypter.Place wordsOf(UUID id) {
    return new Encrypter.Place("moderation_act.words", id);
  }

  @Override
  public String toString() {
    return "StoredAct[***]";
  }
}
