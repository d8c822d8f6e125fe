package org.cairn.skills;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The way of a draft to its readers, past a second pair of eyes. */
@Path("/v1/programs/{programId}/skill-drafts/{slug}/{language}/review")
@Tag(name = "Staff: skills")
public class SkillReviewResource {
  private final WriteSkill writeSkill;
  private final PublishSkill publishSkill;

  SkillReviewResource(WriteSkill writeSkill, PublishSkill publishSkill) {
    this.writeSkill = writeSkill;
    this.publishSkill = publishSkill;
  }

  /** Sends it to review. */
  @POST
  @Allowed(Role.COORDINATOR)
  @Conditional
  @Operation(
      operationId = "submitSkillDraft",
      summary = "Send a draft to its review",
      description = "What is in review stays there, so retry as often as you need.")
  @APIResponse(responseCode = "200", description = "It is in review.")
  public SkillDraftView submit(UUID programId, String slug, Language language) {
    return writeSkill.submit(programId, slug, language);
  }

  /** Sends it back. */
  @POST
  @Path("/return")
  @Allowed(Role.COORDINATOR)
  @Conditional
  @Operation(
      operationId = "returnSkillDraft",
      summary = "Send a draft back from its review",
      description =
          "With a remark that says what to change. The same remark again changes nothing, so retry as often as you need.")
  @APIResponse(responseCode = "200", description = "It is a draft again.")
  @APIResponse(responseCode = "400", description = "skills/content-invalid")
  @APIResponse(responseCode = "409", description = "skills/not-in-review")
  public SkillDraftView giveBack(
      UUID programId, String slug, Language language, @Valid @NotNull SkillDraftReturn body) {
    return writeSkill.giveBack(programId, slug, language, body.remark());
  }

  /** Publishes it. */
  @POST
  @Path("/publish")
  @Allowed(Role.COORDINATOR)
  @Operation(
      operationId = "publishSkillDraft",
      summary = "Publish a draft that I have read",
      description =
          "By another coordinator than the ones who changed it last and who sent it to review, so of two, whoever changed"
              + " it sends it, if need be once more after its return; who is alone in a program reads it again themselves."
              + " Send If-Match with the ETag of the draft that you read: that text is published and no other. The draft is"
              + " gone then, what was withdrawn is offered again, and earlier editions stay readable where they were"
              + " practiced. It is the edition of one language: stillShipped says in which others the program's readers stay"
              + " with what ships. With the same If-Match again it answers the same.")
  @APIResponse(responseCode = "200", description = "The program's own edition is the current one.")
  @APIResponse(
      responseCode = "409",
      description = "skills/not-in-review, skills/own-draft, skills/too-many-skills")
  public ProgramSkillView publish(
      UUID programId,
      String slug,
      Language language,
      @Parameter(description = "The ETag of the draft as you read it.", required = true)
          @HeaderParam("If-Match")
          @Nullable String ifMatch) {
    return publishSkill.publish(programId, slug, language, ifMatch);
  }
}
