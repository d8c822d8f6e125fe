package org.cairn.practice;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
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

/** My worksheets. */
@Path("/v1/me/worksheets")
@Tag(name = "Worksheets")
public class WorksheetResource {
  private final Worksheets worksheets;
  private final SaveWorksheet saveWorksheet;
  private final WorksheetPages pages;

  WorksheetResource(Worksheets worksheets, SaveWorksheet saveWorksheet, WorksheetPages pages) {
    this.worksheets = worksheets;
    this.saveWorksheet = saveWorksheet;
    this.pages = pages;
  }

  /** All of them. */
  @GET
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "listMyWorksheets",
      summary = "My worksheets",
      description = "Half-done ones as well, without what is written in them. Newest first.")
  @APIResponse(responseCode = "200", description = "A page of my worksheets.")
  public Page<WorksheetView.WorksheetSummary> list(
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
    UUID me = CurrentActor.person().id();
    return pages.page(
        me.toString(), type, complete, cursor, limit, wanted -> worksheets.mine(me, wanted));
  }

  /** One. */
  @GET
  @Path("/{worksheetId}")
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "getMyWorksheet",
      summary = "One worksheet of mine",
      description = "To go on with it on any device, with the ETag that comes along.")
  @APIResponse(responseCode = "200", description = "The worksheet.")
  public WorksheetView get(UUID worksheetId) {
    return worksheets
        .of(CurrentActor.person().id(), worksheetId)
        .orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  /** Saves one. */
  @PUT
  @Path("/{worksheetId}")
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "setMyWorksheet",
      summary = "Save a worksheet, half-done or complete",
      description =
          "The id is a random UUID that the phone makes. What is there has to fit the JSON Schema of its kind and version;"
              + " what is missing counts only when complete is true. It can be corrected afterwards as well. A new one"
              + " needs no If-Match; to change one, send the ETag that you last read: what was written before is kept."
              + " The same again changes nothing, so retry as often as you need. My counselor reads it when shared is"
              + " true, and not any more when I take that back.")
  @APIResponse(responseCode = "200", description = "Saved, or the same already.")
  @APIResponse(responseCode = "201", description = "Saved, and new.")
  @APIResponse(
      responseCode = "400",
      description =
          "practice/worksheet-type-unknown, practice/program-needed, practice/worksheet-does-not-fit, with violations"
              + " that name each place, such as content.entries[2].mood")
  @APIResponse(
      responseCode = "409",
      description = "practice/worksheet-id-taken, practice/too-many-worksheets")
  public RestResponse<WorksheetView> set(
      UUID worksheetId,
      @Parameter(description = "The ETag of the worksheet as you last read it.")
          @HeaderParam("If-Match")
          @Nullable String ifMatch,
      @Valid @NotNull NewWorksheet body) {
    SaveWorksheet.Outcome outcome =
        saveWorksheet.save(CurrentActor.person().id(), worksheetId, body, ifMatch);
    return RestResponse.status(
        outcome.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
        outcome.worksheet());
  }

  /** Removes one. */
  @DELETE
  @Path("/{worksheetId}")
  @Allowed(Role.PARTICIPANT)
  @Operation(
      operationId = "deleteMyWorksheet",
      summary = "Remove a worksheet of mine",
      description =
          "It is my own paper, so I can always throw it away, also when it is complete or my counselor has read it: it is"
              + " erased with all that it said before, and counts no more for homework. Send If-Match with the ETag that"
              + " you last read.")
  @APIResponse(responseCode = "204", description = "Removed.")
  public void delete(
      UUID worksheetId,
      @Parameter(description = "The ETag of the worksheet as you last read it.", required = true)
          @HeaderParam("If-Match")
          @Nullable String ifMatch) {
    saveWorksheet.remove(CurrentActor.person().id(), worksheetId, ifMatch);
  }
}
