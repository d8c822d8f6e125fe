package org.cairn.peergroup;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What to look for in messages. */
@Schema(description = "What to look for in messages.")
record MessageQuery(
    @NotBlank
        @Size(max = 200)
        @Schema(
            description =
                "All of these words, or parts of words, in any order; upper case, accents and full-width forms make no"
                    + " difference.",
            examples = "phone nine")
        String text,
    @Schema(
            description = "Only in this group; else in all of mine.",
            examples = "5f0c4f0e-7f0d-4a66-9f53-0a2c1d3e4f50",
            nullable = true)
        @Nullable UUID groupId,
    @Schema(
            description = "From the answer before, to look further back.",
            examples = "AbX3e5Yq",
            nullable = true)
        @Nullable
        @Size(max = 32_000)
        String cursor) {

  @Override
  public String toString() {
    return "MessageQuery[***]";
  }
}
