package org.cairn.practice;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What I say of a skill. */
@Schema(description = "What I say of a skill.")
record NewSkillMark(@NotNull @Schema(examples = "favorite") SkillMark mark) {
  @Override
  public String toString() {
    return "NewSkillMark[***]";
  }
}
