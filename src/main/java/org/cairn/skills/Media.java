package org.cairn.skills;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A recording or picture that goes with a skill, by reference: where it lies, and all that a phone
 * needs to know before it loads it. Nobody is left out: what is heard can be read, and what is seen
 * is described (WCAG 2.2, 1.1 and 1.2).
 */
@Schema(name = "SkillMedia", description = "A recording or picture that goes with a skill.")
public record Media(
    @NotBlank
        @Size(max = 500)
        @Pattern(regexp = "https://[!-~]+")
        @Schema(examples = "https://media.example.org/ride-the-wave.mp3")
        String url,
    @NotNull
        @Pattern(regexp = "audio/(mpeg|mp4|ogg)|video/(mp4|webm)|image/(png|jpeg|webp)")
        @Schema(examples = "audio/mpeg")
        String mediaType,
    @Min(1) @Max(500_000_000) @Schema(description = "Bytes.", examples = "4821034") long size,
    @Min(1)
        @Max(7200)
        @Schema(
            description = "Seconds; of a recording always, of a picture never.",
            examples = "312",
            nullable = true)
        @Nullable Integer duration,
    @NotBlank
        @Size(max = 500)
        @Schema(
            description = "What it is, for whoever does not see or hear it.",
            examples = "A calm voice leads through ten minutes of watching a craving.")
        String alternativeText,
    @Size(min = 1, max = 10_000)
        @Schema(
            description = "All that is said, word by word; of a recording always.",
            examples = "Sit down and feel both feet on the floor.",
            nullable = true)
        @Nullable String transcript) {

  /** Which field is missing for what it is, or too much for it; null when nothing is. */
  @Nullable String misfit() {
    boolean recording = !mediaType.startsWith("image/");
    if (recording != (duration != null)) {
      return "duration";
    }
    return recording && transcript == null ? "transcript" : null;
  }
}
