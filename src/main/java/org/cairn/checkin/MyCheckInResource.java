package org.cairn.checkin;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Cursors;
import org.cairn.platform.Page;
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** All my check-ins, of sessions and of days. */
@Path("/v1/me/check-ins")
@Tag(name = "Check-in")
public class MyCheckInResource {
  private final CheckIns checkIns;
  private final Cursors cursors;

  MyCheckInResource(CheckIns checkIns, Cursors cursors) {
    this.checkIns = checkIns;
    this.cursors = cursors;
  }

  /** A page of them. */
  @GET
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "listMyCheckIns",
      summary = "All my check-ins",
      description = "Of sessions and of days, in all my programs; the latest day first.")
  @APIResponse(responseCode = "200", description = "A page of check-ins.")
  public Page<CheckInView> list(
      @Parameter(description = "Cursor of a page, from the page before.") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most items on the page.")
          @QueryParam("limit")
          @DefaultValue("50")
          @Min(1)
          @Max(200)
          int limit) {
    UUID me = CurrentActor.person().id();
    String scope = "check-ins:" + me;
    // The day, which is ten characters long, and the id.
    Optional<String> position = cursors.open(scope, cursor);
    Page<CheckIn> page =
        Page.of(
            checkIns.page(
                me,
                position.map(at -> LocalDate.parse(at.substring(0, 10))).orElse(null),
                position.map(at -> UUID.fromString(at.substring(10))).orElse(null),
                limit),
            limit,
            last -> cursors.seal(scope, last.day() + last.id().toString()));
    return new Page<>(page.items().stream().map(CheckInView::listed).toList(), page.next());
  }

  /** The versions of one. */
  @GET
  @Path("/{checkInId}/versions")
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "listMyCheckInVersions",
      summary = "What I said in a check-in, and before I corrected it",
      description = "The last version first; the 200 last ones at most.")
  @APIResponse(responseCode = "200", description = "The versions.")
  public Page<CheckInVersionView> versions(UUID checkInId) {
    List<CheckInVersionView> versions = checkIns.versions(CurrentActor.person().id(), checkInId);
    if (versions.isEmpty()) {
      throw PlatformProblem.NOT_FOUND.problem();
    }
    return new Page<>(versions, null);
  }
}
