package org.cairn.peergroup;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cairn.platform.Encrypter;
import org.cairn.platform.Json;
import org.jspecify.annotations.Nullable;

/** What a message says or said, as queries hand it over: the texts in a column of their own. */
record StoredVersion(About about, byte[] body) {
  private record About(
      int version, @Nullable String skill, @Nullable String why, @Nullable Instant at) {
    MessageVersionView view(@Nullable String text) {
      return new MessageVersionView(
          version, text, skill, why == null ? null : VersionEnd.of(why), at);
    }
  }

  /** How many there are in all, of what the query calls {@code e}. */
  static final String COUNT = "coalesce(max(e.total), 0) as version_count";

  /** Two columns, {@code versions} and {@code bodies}, of what the query calls {@code e}. */
  static final String COLUMNS =
      "jsonb_agg(jsonb_build_object('version', e.version, 'skill', e.skill, 'why', e.why, 'at', e.at)"
          + " order by e.version desc) filter (where e.version is not null) as versions,"
          + " array_agg(e.body order by e.version desc) filter (where e.version is not null) as bodies";

  private static final TypeReference<List<About>> ALL = new TypeReference<>() {};

  /**
   * All of them.
   *
   * @param column the first of the two
   */
  static List<StoredVersion> read(ObjectMapper json, ResultSet row, int column)
      throws SQLException {
    String versions = row.getString(column);
    if (versions == null) {
      return List.of();
    }
    List<About> about = Json.read(json, versions, ALL);
    byte[][] bodies = (byte[][]) row.getArray(column + 1).getArray();
    return IntStream.range(0, bodies.length)
        .mapToObj(i -> new StoredVersion(about.get(i), bodies[i]))
        .toList();
  }

  static List<MessageVersionView> views(
      Encrypter encrypter, UUID message, List<StoredVersion> versions) {
    encrypter.prepare(versions.stream().map(StoredVersion::body).toList());
    return versions.stream()
        .map(
            one ->
                one.about.view(encrypter.decrypt(Messages.bodyOf(message), one.body).orElse(null)))
        .toList();
  }

  @Override
  public String toString() {
    return "StoredVersion[***]";
  }
}
