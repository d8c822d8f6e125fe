package org.cairn.skills;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Page;
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Skills and lessons that a program's coordinators are writing. */
@Path("/v1/programs/{programId}/skill-drafts")
@Tag(name = "Staff: skills")
public class SkillDraftResource {
  private final SkillDrafts drafts;
  private final WriteSkill writeSkill;

  SkillDraftResource(SkillDrafts drafts, WriteSkill writeSkill) {
    this.drafts = drafts;
    this.writeSkill = writeSkill;
  }

  /** All of them. */
  @GET
  @Allowed(Role.COORDINATOR)
  @Conditional
  @Operation(
      operationId = "listSkillDrafts",
      summary = "What is being written",
      description = "The drafts of my program, at most two hundred, by slug and language.")
  @APIResponse(responseCode = "200", description = "The drafts.")
  public Page<SkillDraftView.SkillDraftSummary> list(UUID programId) {
    return new Page<>(drafts.of(programId), null);
  }

  /** One. */
  @GET
  @Path("/{slug}/{language}")
  @Allowed(Role.COORDINATOR)
  @Conditional
  @Operation(
      operationId = "getSkillDraft",
      summary = "A draft, and how it will look",
      description = "To change or publish it, with the ETag that comes along.")
  @APIResponse(responseCode = "200", description = "The draft.")
  public SkillDraftView get(UUID programId, String slug, Language language) {
    return drafts.of(programId, slug, language).orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  /** Begins or changes one. */
  @PUT
  @Path("/{slug}/{language}")
  @Allowed(Role.COORDINATOR)
  @Conditional
  @Operation(
      operationId = "setSkillDraft",
      summary = "Write a skill or lesson for my program",
      description =
          "With the slug of one that is there, a new edition of it; once published, the program's own stands in place of"
              + " what ships. A new draft needs no If-Match; to change one, send the ETag that you last read. What is changed"
              + " in its review goes through it again. The same again changes nothing, so retry as often as you need.")
  @APIResponse(responseCode = "200", description = "Changed, or the same already.")
  @APIResponse(responseCode = "201", description = "Begun.")
  @APIResponse(
      responseCode = "400",
      description =
          "skills/slug-reserved, skills/content-invalid, skills/text-incomplete: violations say where")
  @APIResponse(responseCode = "409", description = "skills/too-many-drafts")
  public RestResponse<SkillDraftView> set(
      UUID programId,
      @PathParam("slug") @Size(max = 80) @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*") String slug,
      Language language,
      @Parameter(description = "The ETag of the draft as you last read it.")
          @HeaderParam("If-Match")
          @Nullable String ifMatch,
      @Valid @NotNull SkillContent body) {
    WriteSkill.Outcome outcome =
        writeSkill.write(programId, slug, language, body, ifMatch, CurrentActor.person().id());
    return RestResponse.status(
        outcome.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, outcome.draft());
  }

  /** Drops one. */
  @DELETE
  @Path("/{slug}/{language}")
  @Allowed(Role.COORDINATOR)
  @Operation(
      operationId = "deleteSkillDraft",
      summary = "Drop a draft",
      description =
          "What is published stays. Send If-Match with the ETag of the draft that you last read.")
  @APIResponse(responseCode = "204", description = "Dropped.")
  public void delete(
      UUID programId,
      String slug,
      Language language,
      @Parameter(description = "The ETag of the draft as you last read it.", required = true)
          @HeaderParam("If-Match")
          @Nullable String ifMatch) {
    writeSkill.drop(programId, slug, language, ifMatch);
  }
}
