package org.cairn.safety;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One place that answers. */
@Schema(description = "A line that answers people in a crisis.")
public record CrisisContact(
    Kind kind,
    @Schema(examples = "988 Suicide & Crisis Lifeline") String name,
    @Schema(examples = "A trained counselor listens and helps you through the next hours.")
        String what,
    @Schema(description = "To call.", examples = "988", nullable = true) @Nullable String call,
    @Schema(description = "To text.", examples = "988", nullable = true) @Nullable String text,
    @Schema(description = "To chat.", examples = "https://988lifeline.org/chat", nullable = true)
        @Nullable String chat,
    @Schema(examples = "Day and night") String hours,
    @Schema(description = "ISO 639-1.", examples = "[\"en\"]") List<String> languages) {

  /** What for. */
  @Schema(
      name = "CrisisContactKind",
      description =
          "emergency: when a life is in danger, first of all; crisis: to talk with somebody in a crisis; substance_use: about"
              + " alcohol and other drugs.")
  public enum Kind {
    /** To talk with somebody in a crisis. */
    CRISIS,
    /** About alcohol and other drugs. */
    SUBSTANCE_USE,
    /** When a life is in danger. */
    EMERGENCY;

    /** The name in JSON and in the files. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
