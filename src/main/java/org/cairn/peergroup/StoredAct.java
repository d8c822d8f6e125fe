package org.cairn.peergroup;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
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

  static List<ModerationActView> views(Encrypter encrypter, List<StoredAct> acts) {
    encrypter.prepare(acts.stream().map(StoredAct::sealed).filter(Objects::nonNull).toList());
    return acts.stream().map(act -> act.view(encrypter)).toList();
  }

  private ModerationActView view(Encrypter encrypter) {
    byte[] sealed = sealed();
    return new ModerationActView(
        id,
        groupId,
        ModerationKind.of(kind),
        caseId,
        messageId,
        memberId,
        alias,
        ModerationReason.of(reason),
        sealed == null ? null : encrypter.decrypt(wordsOf(id), sealed).orElse(null),
        until,
        NamedPerson.of(by),
        at);
  }

  private byte @Nullable [] sealed() {
    return words == null ? null : HexFormat.of().parseHex(words);
  }

  static Encrypter.Place wordsOf(UUID id) {
    return new Encrypter.Place("moderation_act.words", id);
  }

  @Override
  public String toString() {
    return "StoredAct[***]";
  }
}
