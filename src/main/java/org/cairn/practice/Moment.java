package org.cairn.practice;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.cairn.safety.CommonTrigger;
import org.cairn.skills.Place;
import org.cairn.skills.Situation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How it is right now. It is not kept. */
@Schema(description = "How it is right now. It is not kept.")
record Moment(
    @NotEmpty
        @Size(max = 2)
        @Schema(
            description = "What I feel or am in the middle of, one or two.",
            examples = "[\"craving\"]")
        List<@NotNull Situation> feelings,
    @NotNull @Min(0) @Max(10) @Schema(description = "How strong it is, 0 to 10.", examples = "9")
        Integer level,
    @Schema(description = "What set it off.", examples = "offered", nullable = true)
        @Nullable CommonTrigger trigger,
    @Min(1)
        @Max(600)
        @Schema(
            description = "How much time I have. Left out, it counts as 20.",
            examples = "5",
            nullable = true)
        @Nullable Integer minutes,
    @Schema(description = "Where I am.", examples = "car", nullable = true) @Nullable Place place,
    @Size(max = 20)
        @Schema(
            description = "Skills that I do not want now, by their slugs: the next ones come.",
            examples = "[\"urge-surfing\"]",
            nullable = true)
        @Nullable List<@NotNull @Size(max = 80) String> notNow) {

  Moment {
    feelings = feelings == null ? null : feelings.stream().distinct().toList();
  }

  @Override
  public String toString() {
    return "Moment[***]";
  }
}
