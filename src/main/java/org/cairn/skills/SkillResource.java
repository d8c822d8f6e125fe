package org.cairn.skills;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
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

/** The library of skills. */
@Path("/v1/skills")
@Tag(name = "Skills")
public class SkillResource {
  private final Skills skills;
  private final Cursors cursors;

  SkillResource(Skills skills, Cursors cursors) {
    this.skills = skills;
    this.cursors = cursors;
  }

  /** Lists and searches. */
  @GET
  @Allowed
  @Conditional
  @Operation(
      operationId = "listSkills",
      summary = "Find a skill",
      description =
          "With q, by relevance: words, \"phrases\", or, -without. Without q, the shortest first. For a strong craving:"
              + " situation=craving&intensity=high.")
  @APIResponse(responseCode = "200", description = "A page of skills.")
  public Page<SkillView.Summary> list(
      @Parameter(description = "Words to look for.", example = "craving")
          @QueryParam("q")
          @Nullable
          @Size(max = 200)
          String q,
      @Parameter(description = "Only of this school.", example = "relapse_prevention")
          @QueryParam("method")
          @Nullable Method method,
      @Parameter(description = "Only for this situation.", example = "craving")
          @QueryParam("situation")
          @Nullable Situation situation,
      @Parameter(description = "Only what works when it is this strong.", example = "high")
          @QueryParam("intensity")
          @Nullable Intensity intensity,
      @Parameter(description = "Only what takes no longer.", example = "10")
          @QueryParam("maxMinutes")
          @DefaultValue("60")
          @Min(1)
          @Max(60)
          int maxMinutes,
      @Parameter(description = "Cursor of a page, from the page before.") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most items on the page.")
          @QueryParam("limit")
          @DefaultValue("20")
          @Min(1)
          @Max(100)
          int limit) {
    Skills.Filter filter = new Skills.Filter(method, situation, intensity, maxMinutes);
    String query = q == null || q.isBlank() ? null : q.strip();
    String scope = "skills:" + query + filter;
    String[] after =
        cursors.open(scope, cursor).map(text -> text.split(" ", 2)).orElse(new String[] {"", ""});
    boolean first = after[0].isEmpty();
    List<Skills.Found> found =
        query == null
            ? skills.list(filter, first ? 0 : Integer.parseInt(after[0]), after[1], limit + 1)
            : skills.search(
                query, filter, first ? null : Float.valueOf(after[0]), after[1], limit + 1);
    Page<Skills.Found> page =
        Page.of(found, limit, last -> cursors.seal(scope, position(last, query != null)));
    return new Page<>(page.items().stream().map(Skills.Found::skill).toList(), page.next());
  }

  /** Reads one. */
  @GET
  @Path("/{slug}")
  @Allowed
  @Conditional
  @Operation(
      operationId = "getSkill",
      summary = "One skill, step by step",
      description = "With when it helps, when to leave it, and what it rests on.")
  @APIResponse(responseCode = "200", description = "The skill.")
  public SkillView get(@Parameter(example = "urge-surfing") String slug) {
    return skills.bySlug(slug).orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  private static String position(Skills.Found last, boolean byRank) {
    return (byRank ? Float.toString(last.rank()) : Integer.toString(last.skill().minutes()))
        + " "
        + last.skill().slug();
  }
}
