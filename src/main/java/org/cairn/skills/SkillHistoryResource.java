package org.cairn.skills;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.platform.Conditional;
import org.cairn.platform.Cursors;
import org.cairn.platform.Page;
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The history of a skill. */
@Path("/v1/skills/{slug}/editions")
@Tag(name = "Skills")
public class SkillHistoryResource {
  private final Editions editions;
  private final Cursors cursors;

  SkillHistoryResource(Editions editions, Cursors cursors) {
    this.editions = editions;
    this.cursors = cursors;
  }

  /** Lists those of a skill. */
  @GET
  @Allowed
  @Conditional
  @InMyLanguage
  @Operation(
      operationId = "listSkillEditions",
      summary = "The history of a skill",
      description =
          "The newest first: those that come with Cairn, and my programs' own, in the first of the languages of"
              + " Accept-Language in which there is one, else in English.")
  @APIResponse(responseCode = "200", description = "A page of its editions.")
  public Page<EditionView> list(
      @Parameter(example = "urge-surfing") String slug,
      @Parameter(
              description = "The languages that I read, the best first.",
              example = "es, en;q=0.8")
          @HeaderParam("Accept-Language")
          @Nullable String accepted,
      @Parameter(description = "Cursor of a page, from the page before.") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most items on the page.")
          @QueryParam("limit")
          @DefaultValue("20")
          @Min(1)
          @Max(100)
          int limit) {
    List<Language> languages = Language.of(accepted);
    String scope = "skill-editions:" + slug + languages;
    UUID before = cursors.open(scope, cursor).map(UUID::fromString).orElse(null);
    Page<EditionView> page =
        Page.of(
            editions.history(languages, slug, before, limit + 1),
            limit,
            last -> cursors.seal(scope, last.editionId().toString()));
    if (page.items().isEmpty()) {
      throw PlatformProblem.NOT_FOUND.problem();
    }
    return page;
  }
}
