package org.cairn.schedule;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Cursors;
import org.cairn.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Days on which the site of a program is closed. */
@Path("/v1/programs/{programId}/closures")
@Tag(name = "Staff: schedule")
public class ClosureResource {
  private static final LocalDate FIRST = LocalDate.EPOCH;

  private final Closures closures;
  private final CloseDay closeDay;
  private final Cursors cursors;

  ClosureResource(Closures closures, CloseDay closeDay, Cursors cursors) {
    this.closures = closures;
    this.closeDay = closeDay;
    this.cursors = cursors;
  }

  /** Why a day is closed. */
  @Schema(description = "Why the site is closed on a day.")
  record NewClosure(
      @NotBlank
          @Size(max = 200)
          @Schema(
              description = "Shown to the participants: nothing about a person's health in it.",
              examples = "Snow")
          String reason) {}

  /** Closes a day. */
  @PUT
  @Path("/{day}")
  @Allowed(Role.COORDINATOR)
  @Operation(
      operationId = "closeDay",
      summary = "Close the site for a day",
      description =
          "Cancels what has not ended of all programs that meet at the site, and tells everybody concerned. What a series brings to that day later is canceled from the beginning. The same call again changes nothing; another reason takes the place of the first.")
  @APIResponse(responseCode = "200", description = "The site is closed on that day.")
  @APIResponse(responseCode = "400", description = "schedule/in-the-past, schedule/too-far-ahead")
  public ClosureView close(
      UUID programId,
      @Parameter(
              description = "The day, by the site's calendar, within the next two years.",
              example = "2026-12-18")
          LocalDate day,
      @Valid @NotNull NewClosure body) {
    return closeDay.close(programId, day, body.reason, CurrentActor.person().id());
  }

  /** The closed days. */
  @GET
  @Allowed({Role.FACILITATOR, Role.COUNSELOR, Role.COORDINATOR})
  @Operation(
      operationId = "listClosures",
      summary = "The days on which the site is closed",
      description = "By day, past ones included, with how many sessions of the program it cost.")
  @APIResponse(responseCode = "200", description = "A page of days.")
  public Page<ClosureView> list(
      UUID programId,
      @Parameter(description = "Cursor of a page, from the page before.") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most items on the page.")
          @QueryParam("limit")
          @DefaultValue("50")
          @Min(1)
          @Max(200)
          int limit) {
    String scope = "closures:" + programId;
    LocalDate after = cursors.open(scope, cursor).map(LocalDate::parse).orElse(FIRST);
    return Page.of(
        closures.page(programId, CurrentActor.person().id(), after, limit),
        limit,
        last -> cursors.seal(scope, last.day().toString()));
  }

  /** Opens a closed day again. */
  @DELETE
  @Path("/{day}")
  @Allowed(Role.COORDINATOR)
  @Operation(
      operationId = "openDay",
      summary = "Open the site on a day after all",
      description =
          "What the closing canceled, and has not begun, takes place again with those who were booked. What was canceled by hand stays canceled. The same call again changes nothing.")
  @APIResponse(responseCode = "200", description = "The site is open on that day.")
  public OpenedDay open(
      UUID programId,
      @Parameter(description = "The closed day.", example = "2026-12-18") LocalDate day) {
    return closeDay.open(programId, day, CurrentActor.person().id());
  }
}
