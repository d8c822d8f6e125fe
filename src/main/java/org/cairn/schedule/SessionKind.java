package org.cairn.schedule;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.cairn.platform.Vocabulary;

/** What a session is. */
public enum SessionKind {
  /** Therapy in a group. */
  GROUP_THERAPY,
  /** One participant and their counselor. */
  INDIVIDUAL_COUNSELING,
  /** Skills and knowledge, taught. */
  EDUCATIONAL_WORKSHOP,
  /** Peers among themselves. */
  PEER_MEETING,
  /** With family or friends. */
  FAMILY_SESSION;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For query parameters: the word as it is listed, in no other case. */
  public static SessionKind fromString(String word) {
    return Vocabulary.of(values(), SessionKind::word, word);
  }

  static SessionKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
