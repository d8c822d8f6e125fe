package org.cairn.peergroup;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.cairn.platform.Vocabulary;

/** What can be said to a message without words. All of them are kind: there is no thumb down. */
public enum ReactionKind {
  HEART,
  HUG,
  STRENGTH,
  CELEBRATE,
  THANKS,
  SAME_HERE;

  /** The name in JSON, in addresses and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The word as it is listed, in no other case. */
  public static ReactionKind fromString(String word) {
    return Vocabulary.of(values(), ReactionKind::word, word);
  }
}
