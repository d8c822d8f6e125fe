package org.cairn.peergroup;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cairn.platform.Encrypter;
import org.cairn.platform.Json;
import org.jspecify.annotations.Nullable;

/** What a message says or said, as queries hand over all of it: beside the texts. */
record StoredVersion(
    int version, @Nullable String skill, @Nullable String why, @Nullable Instant at) {

  /** Two columns, {@code versions} and {@code bodies}, of what the query calls {@code e}. */
  static final String COLUMNS =
      "jsonb_agg(jsonb_build_object('version', e.version, 'skill', e.skill, 'why', e.why, 'at', e.at)"
          + " order by e.version desc) filter (where e.version is not null) as versions,"
          + " array_agg(e.body order by e.version desc) filter (where e.version is not null) as bodies";

  private static final TypeReference<List<StoredVersion>> ALL = new TypeReference<>() {};

  /**
   * The views of all of them.
   *
   * @param column of the first of the two
   */
  static List<MessageVersionView> views(
      ObjectMapper json, Encrypter encrypter, UUID message, ResultSet row, int column)
      throws SQLException {
    String versions = row.getString(column);
    if (versions == null) {
      return List.of();
    }
    List<StoredVersion> stored = Json.read(json, versions, ALL);
    byte[][] bodies = (byte[][]) row.getArray(column + 1).getArray();
    encrypter.prepare(Arrays.asList(bodies));
    return IntStream.range(0, bodies.length)
        .mapToObj(
            i ->
                stored
                    .get(i)
                    .view(
                        encrypter.decrypt(Messages.bodyOf(message), bodies[i]).orElse(null)))
        .toList();
  }

  private MessageVersionView view(@Nullable String text) {
    return new MessageVersionView(
        version, text, skill, why == null ? null : VersionEnd.of(why), at);
  }
}
