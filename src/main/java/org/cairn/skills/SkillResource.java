package org.cairn.skills;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.cairn.identity.Allowed;
import org.cairn.platform.Conditional;
import org.cairn.platform.Cursors;
import org.cairn.platform.Hashes;
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
  private static final int PAGE = 20;

  private final Skills skills;
  private final SkillSearch search;
  private final Cursors cursors;

  SkillResource(Skills skills, SkillSearch search, Cursors cursors) {
    this.skills = skills;
    this.search = search;
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

  /** Searches. What somebody looks for says how they are, and stays out of the address. */
  @POST
  @Path("/search")
  @Allowed
  @Operation(
      operationId = "searchSkills",
      summary = "Find a skill",
      description =
          "In my own words, with filters, or both: for a strong craving, situation craving and intensity high. Finds"
              + " other forms and other words for the same thing, and mends what is mistyped. The most fitting first;"
              + " without words the shortest. It changes nothing and needs no Idempotency-Key. In the first of the"
              + " languages of Accept-Language in which there is one, else in English.")
  @APIResponse(responseCode = "200", description = "A page of what was found.")
  public FoundSkills search(
      @Parameter(
              description = "The languages that I read, the best first.",
              example = "es, en;q=0.8")
          @HeaderParam("Accept-Language")
          @Nullable String accepted,
      @Valid @NotNull SkillQuery body) {
    List<Language> languages = Language.of(accepted);
    String scope =
        "skill-search:"
            + HexFormat.of()
                .formatHex(
                    Hashes.sha256((languages + body.asked()).getBytes(StandardCharsets.UTF_8)));
    String[] after =
        cursors
            .open(scope, body.cursor())
            .map(text -> text.split(" ", 2))
            .orElse(new String[] {Long.toString(Long.MIN_VALUE), ""});
    int limit = body.limit() == null ? PAGE : body.limit();
    SkillSearch.Result result =
        search.find(languages, body, Long.parseLong(after[0]), after[1], limit + 1);
    Page<SkillSearch.Found> page =
        Page.of(
            result.found(),
            limit,
            last -> cursors.seal(scope, last.place() + " " + last.skill().skill().slug()));
    return new FoundSkills(
        page.items().stream().map(SkillSearch.Found::skill).toList(),
        page.next(),
        result.facets(),
        result.understood());
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
