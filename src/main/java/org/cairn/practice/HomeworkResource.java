package org.cairn.practice;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.skills.InMyLanguage;
import org.cairn.skills.Language;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** One piece of a participant's homework, for their counselor. */
@Path("/v1/programs/{programId}/participants/{participantId}/homework/{homeworkId}")
@Tag(name = "Staff: people")
public class HomeworkResource {
  private final SetHomework setHomework;

  HomeworkResource(SetHomework setHomework) {
    this.setHomework = setHomework;
  }

  /** One. */
  @GET
  @Allowed(Role.COUNSELOR)
  @Conditional
  @InMyLanguage
  @Operation(
      operationId = "getHomework",
      summary = "One piece of a participant's homework",
      description = "To change it, with the ETag that comes along.")
  @APIResponse(responseCode = "200", description = "The homework.")
  public HomeworkView.StaffHomework get(
      UUID programId,
      UUID participantId,
      UUID homeworkId,
      @Parameter(
              description = "The languages that I read, the best first.",
              example = "es, en;q=0.8")
          @HeaderParam("Accept-Language")
          @Nullable String accepted) {
    return setHomework.read(programId, participantId, homeworkId, Language.of(accepted));
  }

  /** Changes some. */
  @PUT
  @Allowed(Role.COUNSELOR)
  @Conditional
  @Operation(
      operationId = "updateHomework",
      summary = "Change a participant's homework",
      description =
          "How often, until when, and the note; for another skill or worksheet withdraw it and set it anew. Send If-Match"
              + " with the ETag that you last read. The same again changes nothing. The participant is told"
              + " (homework.changed).")
  @APIResponse(responseCode = "200", description = "Changed, or the same already.")
  @APIResponse(responseCode = "400", description = "practice/due-date-out-of-range")
  @APIResponse(responseCode = "409", description = "practice/homework-withdrawn")
  public HomeworkView.StaffHomework change(
      UUID programId,
      UUID participantId,
      UUID homeworkId,
      @Parameter(description = "The ETag of the homework as you last read it.")
          @HeaderParam("If-Match")
          @Nullable String ifMatch,
      @Parameter(
              description = "The languages that I read, the best first.",
              example = "es, en;q=0.8")
          @HeaderParam("Accept-Language")
          @Nullable String accepted,
      @Valid @NotNull HomeworkChange body) {
    return setHomework.change(
        programId,
        participantId,
        homeworkId,
        body,
        ifMatch,
        CurrentActor.person().id(),
        Language.of(accepted));
  }

  /** Takes some back. */
  @DELETE
  @Allowed(Role.COUNSELOR)
  @Operation(
      operationId = "deleteHomework",
      summary = "Withdraw a participant's homework",
      description =
          "It stays to be read, as withdrawn. Send If-Match with the ETag that you last read. The participant is told"
              + " (homework.withdrawn).")
  @APIResponse(responseCode = "204", description = "Withdrawn.")
  public void delete(
      UUID programId,
      UUID participantId,
      UUID homeworkId,
      @Parameter(description = "The ETag of the homework as you last read it.", required = true)
          @HeaderParam("If-Match")
          @Nullable String ifMatch) {
    setHomework.withdraw(programId, participantId, homeworkId, ifMatch);
  }
}
