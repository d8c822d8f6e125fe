package org.cairn.skills;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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

/** The library of skills and lessons. */
@Path("/v1/skills")
@Tag(name = "Skills")
public class SkillResource {
  private final Skills skills;
  private final Cursors cursors;

  SkillResource(Skills skills, Cursors cursors) {
    this.skills = skills;
    this.cursors = cursors;
  }

  /** Lists. */
  @GET
  @Allowed
  @Conditional
  @InMyLanguage
  @Operation(
      operationId = "listSkills",
      summary = "What is in the library",
      description =
          "The shortest first; the lessons of a course in its order. In the first of the languages of Accept-Language in"
              + " which there is one, else in English.")
  @APIResponse(responseCode = "200", description = "A page of skills and lessons.")
  public Page<SkillView.Summary> list(
      @Parameter(description = "Only of this school.", example = "relapse_prevention")
          @QueryParam("method")
          @Nullable Method method,
      @Parameter(description = "Only skills, or only lessons.", example = "lesson")
          @QueryParam("kind")
          @Nullable Kind kind,
      @Parameter(description = "Only the lessons of this course.", example = "relapse-prevention")
          @QueryParam("course")
          @Nullable
          @Size(max = 80)
          @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*")
          String course,
      @Parameter(description = "Only what takes no longer.", example = "10")
          @QueryParam("maxMinutes")
          @DefaultValue("60")
          @Min(1)
          @Max(60)
          int maxMinutes,
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
    Skills.Filter filter = new Skills.Filter(method, kind, course, maxMinutes);
    List<Language> languages = Language.of(accepted);
    String scope = "skills:" + languages + filter;
    String[] after =
        cursors.open(scope, cursor).map(text -> text.split(" ", 2)).orElse(new String[] {"0", ""});
    Page<Skills.Listed> page =
        Page.of(
            skills.list(languages, filter, Integer.parseInt(after[0]), after[1], limit + 1),
            limit,
            last -> cursors.seal(scope, last.place() + " " + last.skill().slug()));
    return new Page<>(page.items().stream().map(Skills.Listed::skill).toList(), page.next());
  }

  /** Reads one. */
  @GET
  @Path("/{slug}")
  @Allowed
  @Conditional
  @InMyLanguage
  @Operation(
      operationId = "getSkill",
      summary = "One skill, step by step",
      description =
          "With when it helps, when to leave it, and what it rests on. In the first of the languages of Accept-Language in"
              + " which there is one, else in English.")
  @APIResponse(responseCode = "200", description = "The skill.")
  public SkillView get(
      @Parameter(example = "urge-surfing") String slug,
      @Parameter(
              description = "The languages that I read, the best first.",
              example = "es, en;q=0.8")
          @HeaderParam("Accept-Language")
          @Nullable String accepted) {
    return skills
        .bySlug(Language.of(accepted), slug)
        .orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }
}
