package org.cairn.peergroup;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.cairn.platform.Vocabulary;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where an appeal stands. */
@Schema(description = "open: a coordinator has to decide; decided.")
public enum AppealState {
  /** A coordinator has to decide. */
  OPEN,
  /** It has been decided. */
  DECIDED;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For query parameters: the word as it is listed, in no other case. */
  public static AppealState fromString(String word) {
    return Vocabulary.of(values(), AppealState::word, word);
  }
}
