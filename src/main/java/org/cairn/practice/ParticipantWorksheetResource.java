package org.cairn.practice;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.Page;
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A participant's worksheets, for their counselor. */
@Path("/v1/programs/{programId}/participants/{participantId}/worksheets")
@Tag(name = "Staff: people")
public class ParticipantWorksheetResource {
  private final Worksheets worksheets;
  private final WorksheetPages pages;

  ParticipantWorksheetResource(Worksheets worksheets, WorksheetPages pages) {
    this.worksheets = worksheets;
    this.pages = pages;
  }

  /** The shared ones. */
  @GET
  @Allowed(Role.COUNSELOR)
  @Conditional
  @Operation(
      operationId = "listWorksheets",
      summary = "The worksheets that a participant shares",
      description =
          "Without what is written in them; the others are the participant's alone. For the participant's own counselor"
              + " in the program, and nobody else of the staff. Newest first.")
  @APIResponse(responseCode = "200", description = "A page of worksheets.")
  public Page<WorksheetView.WorksheetSummary> list(
      UUID programId,
      UUID participantId,
      @Parameter(description = "Only of this kind.", example = "thought-record")
          @QueryParam("type")
          @Nullable
          @Size(max = 60)
          String type,
      @Parameter(description = "Only those that are complete, or only those that are not.")
          @QueryParam("complete")
          @Nullable Boolean complete,
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
        type,
        complete,
        cursor,
        limit,
        wanted -> worksheets.counseled(programId, participantId, wanted));
  }

  /** One of them. */
  @GET
  @Path("/{worksheetId}")
  @Allowed(Role.COUNSELOR)
  @Conditional
  @Operation(
      operationId = "getWorksheet",
      summary = "One worksheet that a participant shares",
      description = "As it is now, for as long as the participant shares it.")
  @APIResponse(responseCode = "200", description = "The worksheet.")
  public WorksheetView get(UUID programId, UUID participantId, UUID worksheetId) {
    return worksheets
        .counseled(programId, participantId, worksheetId)
        .orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }
}
