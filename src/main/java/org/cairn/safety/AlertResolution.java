package org.cairn.safety;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of it. */
@Schema(description = "What came of an alert.")
record AlertResolution(
    @NotNull @Schema(examples = "reached") AlertOutcome outcome,
    @Size(max = 2000)
        @Schema(
            description = "A last note.",
            examples = "Talked for half an hour; sees Dana tomorrow.",
            nullable = true)
        @Nullable String note) {
  @Override
  public String toString() {
    return "AlertResolution[***]";
  }
}
