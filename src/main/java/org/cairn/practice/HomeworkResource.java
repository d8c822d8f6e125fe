package org.cairn.practice;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Idempotent;
import org.cairn.platform.Page;
import org.cairn.skills.Language;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A participant's homework, for their counselor. */
@Path("/v1/programs/{programId}/participants/{participantId}/homework")
@Tag(name = "Staff: people")
public class HomeworkResource {
  private final Homeworks homeworks;
  private final SetHomework setHomework;
  private final HomeworkPages pages;

  HomeworkResource(Homeworks homeworks, SetHomework setHomework, HomeworkPages pages) {
    this.homeworks = homeworks;
    this.setHomework = setHomework;
    this.pages = pages;
  }

  /** All of it. */
  @GET
  @Allowed(Role.COUNSELOR)
  @Conditional
  @Operation(
      operationId = "listHomework",
      summary = "A participant's homework",
      description =
          "What is to be done first, by its day; then what is done, newest first, and what was withdrawn. For the"
              + " participant's own counselor in the program.")
  @APIResponse(responseCode = "200", description = "A page of homework.")
  public Page<HomeworkView.StaffHomework> list(
      UUID programId,
      UUID participantId,
      @Parameter(description = "Only what stands there.", example = "done") @QueryParam("state")
          @Nullable HomeworkState state,
      @Parameter(description = "Cursor of a page, from the page before.") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most items on the page.")
          @QueryParam("limit")
          @DefaultValue("50")
          @Min(1)
          @Max(200)
          int limit) {
    return pages.page(
        programId + ":" + participantId,
        List.of(Language.EN),
        state,
        cursor,
        limit,
        wanted -> homeworks.counseled(programId, participantId, wanted),
        Homeworks.Kept::staff);
  }

  /** One. */
  @GET
  @Path("/{homeworkId}")
  @Allowed(Role.COUNSELOR)
  @Conditional
  @Operation(
      operationId = "getHomework",
      summary = "One piece of a participant's homework",
      description = "To change it, with the ETag that comes along.")
  @APIResponse(responseCode = "200", description = "The homework.")
  public HomeworkView.StaffHomework get(UUID programId, UUID participantId, UUID homeworkId) {
    return setHomework.read(programId, participantId, homeworkId);
  }

  /** Sets some. */
  @POST
  @Allowed(Role.COUNSELOR)
  @Idempotent
  @Operation(
      operationId = "createHomework",
      summary = "Set homework for a participant",
      description =
          "One skill to practice or one worksheet to complete, as often as it says, until a day. It is done when it was"
              + " practiced or completed in this program that often since it was set; practice that a phone reports later"
              + " counts from when it was. The participant is told (homework.set), and whoever set it once it is done"
              + " (homework.done).")
  @APIResponse(responseCode = "201", description = "Set.")
  @APIResponse(
      responseCode = "400",
      description =
          "practice/homework-unclear, practice/skill-unknown, practice/worksheet-type-unknown,"
              + " practice/due-date-out-of-range")
  @APIResponse(responseCode = "409", description = "practice/too-much-homework")
  public RestResponse<HomeworkView.StaffHomework> create(
      UUID programId, UUID participantId, @Valid @NotNull NewHomework body) {
    return RestResponse.status(
        RestResponse.Status.CREATED,
        setHomework.set(programId, participantId, body, CurrentActor.person().id()));
  }

  /** Changes some. */
  @PUT
  @Path("/{homeworkId}")
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
      @Valid @NotNull HomeworkChange body) {
    return setHomework.change(
        programId, participantId, homeworkId, body, ifMatch, CurrentActor.person().id());
  }

  /** Takes some back. */
  @DELETE
  @Path("/{homeworkId}")
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
