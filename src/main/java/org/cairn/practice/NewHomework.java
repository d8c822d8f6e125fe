package org.cairn.practice;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Homework for a participant. */
@Schema(description = "Homework for a participant: one skill, or one worksheet.")
record NewHomework(
    @Size(min = 1, max = 80)
        @Schema(
            description = "The slug of the skill to practice; leave it out for a worksheet.",
            examples = "urge-surfing",
            nullable = true)
        @Nullable String skill,
    @Size(min = 1, max = 60)
        @Schema(
            description = "The kind of worksheet to complete; leave it out for a skill.",
            examples = "thought-record",
            nullable = true)
        @Nullable String worksheetType,
    @Min(1)
        @Max(21)
        @Schema(description = "How often; once, unless it says.", examples = "3", nullable = true)
        @Nullable Integer times,
    @NotNull
        @Schema(
            description = "The last day for it, in the zone of the program's site.",
            examples = "2026-11-29")
        LocalDate dueOn,
    @Size(min = 1, max = 1000)
        @Schema(
            description = "A word along with it, which the participant reads. Encrypted.",
            examples = "Best before you drive home.",
            nullable = true)
        @Nullable String note) {

  int howOften() {
    return times == null ? 1 : times;
  }

  @Override
  public String toString() {
    return "NewHomework[***]";
  }
}
