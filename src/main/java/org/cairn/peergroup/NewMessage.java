package org.cairn.peergroup;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A message to send. */
@Schema(description = "A message to send.")
record NewMessage(
    @NotNull
        @Size(max = 2 * NewMessage.MOST_CODE_POINTS)
        @Schema(
            description =
                "At most 4,000 characters as a reader counts them (UAX #29), 16,000 code points, and 32 kB in UTF-8. Kept"
                    + " in composed form (NFC), without what shows nothing. Empty only with a skill.",
            examples = "Made it through the weekend. Thank you all.",
            maxLength = NewMessage.MOST_CODE_POINTS)
        String text,
    @Schema(
            description = "The message of this group that it answers.",
            examples = "5f0c4f0e-7f0d-4a66-9f53-0a2c1d3e4f50",
            nullable = true)
        @Nullable UUID replyTo,
    @Schema(
            description = "A skill to share as a card: its slug.",
            examples = "urge-surfing",
            nullable = true)
        @Nullable
        @Size(max = 80)
        @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*")
        String skill) {
  /** As a reader counts them. */
  static final int MOST_CHARACTERS = 4_000;

  /** What the contract can say: a family of emoji is one character and seven code points. */
  static final int MOST_CODE_POINTS = 16_000;

  /** In UTF-8: 4,000 characters of any living script, of emoji with a skin tone too. */
  static final int MOST_BYTES = 32 * 1024;

  /**
   * The text as it is kept.
   *
   * @param alone whether nothing else is in the message
   */
  static String plain(String typed, boolean alone) {
    if (typed.codePointCount(0, typed.length()) > MOST_CODE_POINTS) {
      throw wrong("has more than 16,000 code points");
    }
    String text = PlainText.of(typed);
    if (text.isEmpty() && alone) {
      throw wrong("must not be blank");
    }
    // No text has more characters than code units.
    if (text.length() > MOST_CHARACTERS && PlainText.characters(text) > MOST_CHARACTERS) {
      throw wrong("has more than 4,000 characters");
    }
    if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw wrong("is longer than 32 kB; it fits into two messages");
    }
    return text;
  }

  private static HttpProblem wrong(String message) {
    return PlatformProblem.INVALID_FIELDS.at("text", message);
  }

  @Override
  public String toString() {
    return "NewMessage[***]";
  }
}
