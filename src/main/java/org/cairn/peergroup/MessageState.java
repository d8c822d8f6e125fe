package org.cairn.peergroup;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.cairn.platform.Vocabulary;

/** What became of a message. Its place in the order stays. */
public enum MessageState {
  /** It can be read. */
  SENT,
  /** Its author took it back. */
  DELETED,
  /** Staff took it out for now. */
  HIDDEN,
  /** Staff took it out. */
  REMOVED,
  /** It is not there for me: its author's texts were erased, or are not mine to read. */
  UNAVAILABLE;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The word as it is listed, in no other case. */
  public static MessageState fromString(String word) {
    return Vocabulary.of(values(), MessageState::word, word);
  }
}
