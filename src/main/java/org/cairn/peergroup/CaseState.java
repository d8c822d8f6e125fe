package org.cairn.peergroup;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.cairn.platform.Vocabulary;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a case stands. */
@Schema(description = "open: somebody has to look; closed: it has been looked after.")
public enum CaseState {
  /** Somebody has to look. */
  OPEN,
  /** It has been looked after. */
  CLOSED;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For query parameters: the word as it is listed, in no other case. */
  public static CaseState fromString(String word) {
    return Vocabulary.of(values(), CaseState::word, word);
  }
}
