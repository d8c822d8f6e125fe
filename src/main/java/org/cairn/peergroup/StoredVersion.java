package org.cairn.peergroup;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.cairn.platform.Encrypter;
import org.cairn.platform.Json;
import org.jspecify.annotations.Nullable;

/** What a message says or said, as queries hand it over: all of it in one column. */
record StoredVersion(
    int version, String body, @Nullable String skill, @Nullable String why, @Nullable Instant at) {

  /** The column, of versions that the query calls {@code e}. */
  static final String COLUMN =
      "jsonb_agg(jsonb_build_object('version', e.version, 'body', encode(e.body, 'hex'), 'skill', e.skill,"
          + " 'why', e.why, 'at', e.at) order by e.version desc) filter (where e.version is not null)";

  private static final TypeReference<List<StoredVersion>> ALL = new TypeReference<>() {};

  /** The views of all of them. */
  static List<MessageVersionView> views(
      ObjectMapper json, Encrypter encrypter, UUID message, @Nullable String column) {
    if (column == null) {
      return List.of();
    }
    List<StoredVersion> versions = Json.read(json, column, ALL);
    encrypter.prepare(versions.stream().map(StoredVersion::bytes).toList());
    return versions.stream()
        .map(
            one ->
                new MessageVersionView(
                    one.version,
                    encrypter.decrypt(Message.bodyOf(message), one.bytes()).orElse(null),
                    one.skill,
                    one.why == null ? null : VersionEnd.of(one.why),
                    one.at))
        .toList();
  }

  private byte[] bytes() {
    return HexFormat.of().parseHex(body);
  }

  @Override
  public String toString() {
    return "StoredVersion[***]";
  }
}
