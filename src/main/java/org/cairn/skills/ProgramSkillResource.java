package org.cairn.skills;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.Cursors;
import org.cairn.platform.Page;
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The library of a program, for its coordinators. */
@Path("/v1/programs/{programId}/skills")
@Tag(name = "Staff: skills")
public class ProgramSkillResource {
  private final ProgramSkills skills;
  private final PublishSkill publishSkill;
  private final Cursors cursors;

  ProgramSkillResource(ProgramSkills skills, PublishSkill publishSkill, Cursors cursors) {
    this.skills = skills;
    this.publishSkill = publishSkill;
    this.cursors = cursors;
  }

  /** Lists. */
  @GET
  @Allowed(Role.COORDINATOR)
  @Conditional
  @Operation(
      operationId = "listProgramSkills",
      summary = "The library of my program",
      description =
          "What ships and what is the program's own, in each language, by slug; also what it withdrew. Where newerShipped is"
              + " true, what ships has changed since the program made it its own: it waits to be looked at.")
  @APIResponse(responseCode = "200", description = "A page of skills and lessons.")
  public Page<ProgramSkillView.ProgramSkillSummary> list(
      UUID programId,
      @Parameter(description = "Cursor of a page, from the page before.") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most items on the page.")
          @QueryParam("limit")
          @DefaultValue("50")
          @Min(1)
          @Max(200)
          int limit) {
    String scope = "program-skills:" + programId;
    String[] after =
        cursors.open(scope, cursor).map(text -> text.split(" ", 2)).orElse(new String[] {"", ""});
    return Page.of(
        skills.of(programId, after[0], after[1], limit + 1),
        limit,
        last -> cursors.seal(scope, last.slug() + " " + last.language().word()));
  }

  /** One. */
  @GET
  @Path("/{slug}/{language}")
  @Allowed(Role.COORDINATOR)
  @Conditional
  @Operation(
      operationId = "getProgramSkill",
      summary = "A skill or lesson of my program's library, as it was written",
      description = "The program's own and what ships, to compare them or to begin a draft with.")
  @APIResponse(responseCode = "200", description = "The skill or lesson.")
  public ProgramSkillView get(UUID programId, String slug, Language language) {
    return skills.of(programId, slug, language).orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  /** Withdraws one. */
  @POST
  @Path("/{slug}/withdraw")
  @Allowed(Role.COORDINATOR)
  @Operation(
      operationId = "withdrawSkill",
      summary = "Offer a skill no longer",
      description =
          "Nobody in the program finds it from now on, in any language; what was practiced stays readable. Again changes"
              + " nothing, so retry as often as you need.")
  @APIResponse(responseCode = "204", description = "It is not offered.")
  public void withdraw(UUID programId, String slug) {
    publishSkill.offer(programId, slug, false);
  }

  /** Offers one again. */
  @POST
  @Path("/{slug}/offer")
  @Allowed(Role.COORDINATOR)
  @Operation(
      operationId = "offerSkill",
      summary = "Offer a skill again",
      description = "Again changes nothing, so retry as often as you need.")
  @APIResponse(responseCode = "204", description = "It is offered.")
  public void offer(UUID programId, String slug) {
    publishSkill.offer(programId, slug, true);
  }
}
