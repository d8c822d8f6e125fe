package org.cairn.practice;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What I said of a skill. */
@Schema(description = "What I said of a skill.")
record SkillMarkView(
    @Schema(description = "The skill, by its slug.", examples = "urge-surfing") String skill,
    @Schema(examples = "favorite") SkillMark mark,
    @Schema(examples = "2026-11-23T23:15:00Z") Instant changedAt) {
  @Override
  public String toString() {
    return "SkillMarkView[***]";
  }
}
