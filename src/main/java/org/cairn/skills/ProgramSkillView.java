package org.cairn.skills;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A skill or lesson of a program's library, in one language, as its coordinators see it. */
@Schema(description = "A skill or lesson of a program's library, in one language.")
record ProgramSkillView(
    @Schema(examples = "urge-surfing") String slug,
    @Schema(examples = "en") Language language,
    @Schema(description = "The program does not offer it, in any language.", examples = "false")
        boolean withdrawn,
    @Schema(
            description =
                "The program's own began with another edition than the one that ships now.",
            examples = "false")
        boolean newerShipped,
    @Schema(
            description = "The program's own, which stands in place of what ships.",
            nullable = true)
        @Nullable Edition own,
    @Schema(description = "What ships.", nullable = true) @Nullable Edition shipped,
    @Schema(
            description =
                "The languages in which there is what ships and nothing of the program's own: who reads in one of them"
                    + " first is offered what ships.",
            examples = "[\"es\"]")
        List<Language> stillShipped) {

  /** An edition, as it was written. */
  @Schema(name = "ProgramSkillEdition", description = "An edition, as it was written.")
  record Edition(
      @Schema(examples = "0192f7a0-5b1e-7c3a-9d2f-1a2b3c4d5e6f") UUID id,
      @Schema(examples = "1") int version,
      @Schema(
              description = "Of a program's own: the shipped edition that it began with.",
              examples = "0192f7a0-5b1e-7c3a-9d2f-1a2b3c4d5e6f",
              nullable = true)
          @Nullable UUID basedOn,
      @Schema(examples = "2026-03-02T17:30:00Z") Instant publishedAt,
      SkillContent content) {}

  /** A skill or lesson in the list of a program's library. */
  @Schema(description = "A skill or lesson in the list of a program's library.")
  record ProgramSkillSummary(
      @Schema(examples = "urge-surfing") String slug,
      @Schema(examples = "en") Language language,
      @Schema(examples = "skill") Kind kind,
      @Schema(examples = "Ride the wave") String title,
      @Schema(description = "The program does not offer it, in any language.", examples = "false")
          boolean withdrawn,
      @Schema(
              description =
                  "The program's own began with another edition than the one that ships now.",
              examples = "false")
          boolean newerShipped,
      @Schema(
              description = "The current edition of the program's own.",
              examples = "0192f7a0-5b1e-7c3a-9d2f-1a2b3c4d5e6f",
              nullable = true)
          @Nullable UUID own,
      @Schema(
              description = "The edition that ships now.",
              examples = "0192f7a0-5b1e-7c3a-9d2f-1a2b3c4d5e6f",
              nullable = true)
          @Nullable UUID shipped) {}
}
