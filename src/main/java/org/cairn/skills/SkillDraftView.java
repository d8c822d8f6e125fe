package org.cairn.skills;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.cairn.identity.People;
import org.cairn.platform.Versioned;
import org.cairn.safety.NamedPerson;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A skill or lesson that a program's coordinators are writing. */
@Schema(description = "A skill or lesson that is being written.")
record SkillDraftView(
    @Schema(examples = "urge-surfing") String slug,
    @Schema(examples = "en") Language language,
    @Schema(examples = "draft") DraftState state,
    @Schema(description = "Grows by one with each change.", examples = "1") int version,
    @Schema(
            description = "Why it came back from its review.",
            examples = "Say in the second step how long.",
            nullable = true)
        @Nullable String remark,
    @Schema(
            description = "The shipped edition that it began with.",
            examples = "0192f7a0-5b1e-7c3a-9d2f-1a2b3c4d5e6f",
            nullable = true)
        @Nullable UUID basedOn,
    @Schema(
            description = "The edition of this slug that ships now.",
            examples = "0192f7a0-5b1e-7c3a-9d2f-1a2b3c4d5e6f",
            nullable = true)
        @Nullable UUID shipped,
    @Schema(
            description = "What ships now is another than it began with. To begin anew, delete it.",
            examples = "false")
        boolean newerShipped,
    SkillContent content,
    @Schema(
            description = "The body as it will be shown: safe HTML.",
            examples = "<h2>Steps</h2><ol><li>Sit down.</li></ol>")
        String html,
    @Schema(description = "Who changed the text last.") NamedPerson changedBy,
    @Schema(description = "When the text was changed last.", examples = "2026-03-02T17:30:00Z")
        Instant changedAt)
    implements Versioned {

  /** What is read before it is published: with the same text in the same state, the same tag. */
  record Text(DraftState state, SkillContent content) {}

  @Override
  public Object own() {
    return new Text(state, content);
  }

  SkillDraftView named(Map<UUID, People.Person> people) {
    return new SkillDraftView(
        slug,
        language,
        state,
        version,
        remark,
        basedOn,
        shipped,
        newerShipped,
        content,
        html,
        changedBy.named(people),
        changedAt);
  }

  /** A draft in a list. */
  @Schema(description = "A draft in a list.")
  record SkillDraftSummary(
      @Schema(examples = "urge-surfing") String slug,
      @Schema(examples = "en") Language language,
      @Schema(examples = "draft") DraftState state,
      @Schema(examples = "Ride the wave") String title,
      @Schema(
              description = "The shipped edition that it began with.",
              examples = "0192f7a0-5b1e-7c3a-9d2f-1a2b3c4d5e6f",
              nullable = true)
          @Nullable UUID basedOn,
      @Schema(description = "What ships now is another than it began with.", examples = "false")
          boolean newerShipped,
      NamedPerson changedBy,
      @Schema(examples = "2026-03-02T17:30:00Z") Instant changedAt) {

    SkillDraftSummary named(Map<UUID, People.Person> people) {
      return new SkillDraftSummary(
          slug, language, state, title, basedOn, newerShipped, changedBy.named(people), changedAt);
    }
  }
}
