package org.cairn.practice;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What can be changed of homework. */
@Schema(description = "What can be changed of homework, all of it.")
record HomeworkChange(
    @NotNull @Min(1) @Max(21) @Schema(description = "How often.", examples = "3") Integer times,
    @NotNull
        @Schema(
            description = "The last day for it, in the homework's zone.",
            examples = "2026-11-29")
        LocalDate dueOn,
    @Size(min = 1, max = 1000)
        @Schema(
            description = "A word along with it, which the participant reads. Encrypted.",
            examples = "Best before you drive home.",
            nullable = true)
        @Nullable String note) {

  /** Whether it says the same. */
  boolean says(HomeworkView homework) {
    return times == homework.times()
        && dueOn.equals(homework.dueOn())
        && Objects.equals(note, homework.note());
  }

  @Override
  public String toString() {
    return "HomeworkChange[***]";
  }
}
