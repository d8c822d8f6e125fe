package org.cairn.peergroup;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a conversation is. */
@Schema(
    description = "group: peers, under aliases; care: one participant and those who care for them.")
public enum GroupKind {
  /** Peers, under aliases. */
  GROUP,
  /** One participant and those who care for them. */
  CARE;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static GroupKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
