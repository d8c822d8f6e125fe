package org.cairn.practice;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Idempotent;
import org.cairn.platform.Page;
import org.cairn.skills.InMyLanguage;
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
public class ParticipantHomeworkResource {
  private final Homeworks homeworks;
  private final SetHomework setHomework;
  private final HomeworkPages pages;

  ParticipantHomeworkResource(Homeworks homeworks, SetHomework setHomework, HomeworkPages pages) {
    this.homeworks = homeworks;
    this.setHomework = setHomework;
    this.pages = pages;
  }

  /** All of it. */
  @GET
  @Allowed(Role.COUNSELOR)
  @Conditional
  @InMyLanguage
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
      @Parameter(
              description = "The languages that I read, the best first.",
              example = "es, en;q=0.8")
          @HeaderParam("Accept-Language")
          @Nullable String accepted,
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
        Language.of(accepted),
        state,
        cursor,
        limit,
        wanted -> homeworks.counseled(programId, participantId, wanted),
        Homeworks.Kept::staff);
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
              + " counts from when it was. The participant is told (homework.set), and their counselors once it is done"
              + " (homework.done). The edition that is offered now, in the first of the languages of Accept-Language in"
              + " which there is one, goes with it.")
  @APIResponse(responseCode = "201", description = "Set.")
  @APIResponse(
      responseCode = "400",
      description =
          "practice/homework-unclear, practice/skill-unknown, practice/worksheet-type-unknown,"
              + " practice/due-date-out-of-range")
  @APIResponse(
      responseCode = "409",
      description = "practice/skill-harms-them, practice/too-much-homework")
  public RestResponse<HomeworkView.StaffHomework> create(
      UUID programId,
      UUID participantId,
      @Parameter(
              description = "The languages that I read, the best first.",
              example = "es, en;q=0.8")
          @HeaderParam("Accept-Language")
          @Nullable String accepted,
      @Valid @NotNull NewHomework body) {
    return RestResponse.status(
        RestResponse.Status.CREATED,
        setHomework.set(
            programId, participantId, body, CurrentActor.person().id(), Language.of(accepted)));
  }
}
