package org.cairn.safety;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Cursors;
import org.cairn.platform.Idempotent;
import org.cairn.platform.Page;
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Alerts, for the staff who have to look. */
@Path("/v1/alerts")
@Tag(name = "Staff: safety")
public class AlertResource {
  private final Alerts alerts;
  private final HandleAlert handleAlert;
  private final Cursors cursors;

  AlertResource(Alerts alerts, HandleAlert handleAlert, Cursors cursors) {
    this.alerts = alerts;
    this.handleAlert = handleAlert;
    this.cursors = cursors;
  }

  /** Those that are not resolved, or of one status. */
  @GET
  @Allowed({Role.FACILITATOR, Role.COUNSELOR, Role.COORDINATOR})
  @Conditional
  @Operation(
      operationId = "listAlerts",
      summary = "Alerts that I have to look at, or can",
      description =
          "About participants whom I counsel, of programs that I coordinate, and those that I was told as the on-call."
              + " Without a status all that are not resolved. Open and claimed ones: acute first, among equals the one that"
              + " has waited longest. Resolved ones: the newest first.")
  @APIResponse(responseCode = "200", description = "A page of alerts.")
  public Page<AlertView> list(
      @Parameter(description = "Only these.", example = "open") @QueryParam("status")
          @Nullable AlertStatus status,
      @Parameter(description = "Only about this participant.") @QueryParam("participantId")
          @Nullable UUID participantId,
      @Parameter(description = "Cursor of a page, from the page before.") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most items on the page.")
          @QueryParam("limit")
          @DefaultValue("50")
          @Min(1)
          @Max(200)
          int limit) {
    String scope = "alerts:" + CurrentActor.person().id() + ":" + status + ":" + participantId;
    Alerts.Position after =
        cursors
            .open(scope, cursor)
            .map(Alerts.Position::parse)
            .orElseGet(() -> Alerts.Position.start(status));
    return Page.of(
        alerts.page(status, participantId, after, limit),
        limit,
        last -> cursors.seal(scope, Alerts.Position.of(last).text()));
  }

  /** One. */
  @GET
  @Path("/{alertId}")
  @Allowed({Role.FACILITATOR, Role.COUNSELOR, Role.COORDINATOR})
  @Conditional
  @Operation(
      operationId = "getAlert",
      summary = "One alert, with its notes",
      description =
          "For the participant's counselor, the program's coordinators and the on-call who were told; for nobody else.")
  @APIResponse(responseCode = "200", description = "The alert.")
  public AlertDetail get(UUID alertId) {
    return alerts.detail(alertId).orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  /** Claims it. */
  @POST
  @Path("/{alertId}/claim")
  @Allowed({Role.FACILITATOR, Role.COUNSELOR, Role.COORDINATOR})
  @Operation(
      operationId = "claimAlert",
      summary = "Say that I act on an alert",
      description =
          "The others who were told learn that somebody is on it. Claiming what I have already does no harm, so retry as"
              + " often as you need. A claim is not given back: another takes it over.")
  @APIResponse(responseCode = "200", description = "It is mine to act on.")
  @APIResponse(responseCode = "409", description = "safety/already-claimed, safety/alert-resolved")
  public AlertView claim(UUID alertId, @Valid @NotNull AlertClaim body) {
    return handleAlert.claim(alertId, CurrentActor.person().id(), body.takeOver());
  }

  /** Writes about it. */
  @POST
  @Path("/{alertId}/notes")
  @Allowed({Role.FACILITATOR, Role.COUNSELOR, Role.COORDINATOR})
  @Idempotent
  @Operation(
      operationId = "addAlertNote",
      summary = "Write a note about an alert",
      description = "For all who can read the alert; the participant does not see it here.")
  @APIResponse(responseCode = "201", description = "Written.")
  @APIResponse(responseCode = "409", description = "safety/too-many-notes")
  public RestResponse<AlertNoteView> note(UUID alertId, @Valid @NotNull NewAlertNote body) {
    return RestResponse.status(
        RestResponse.Status.CREATED,
        handleAlert.note(alertId, CurrentActor.person().id(), body.text()));
  }

  /** Says what came of it. */
  @POST
  @Path("/{alertId}/resolve")
  @Allowed({Role.FACILITATOR, Role.COUNSELOR, Role.COORDINATOR})
  @Operation(
      operationId = "resolveAlert",
      summary = "Say what came of an alert",
      description =
          "By whoever claimed it. The same outcome and note again change nothing, so retry as often as you need.")
  @APIResponse(responseCode = "200", description = "Resolved.")
  @APIResponse(
      responseCode = "409",
      description = "safety/not-claimed, safety/alert-resolved, safety/too-many-notes")
  public AlertView resolve(UUID alertId, @Valid @NotNull AlertResolution body) {
    return handleAlert.resolve(alertId, CurrentActor.person().id(), body);
  }
}
