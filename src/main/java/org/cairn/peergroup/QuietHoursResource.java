package org.cairn.peergroup;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** When I want no sound. */
@Path("/v1/me/quiet-hours")
@Tag(name = "Me")
public class QuietHoursResource {
  private final QuietHours quietHours;
  private final KeepQuiet keepQuiet;

  QuietHoursResource(QuietHours quietHours, KeepQuiet keepQuiet) {
    this.quietHours = quietHours;
    this.keepQuiet = keepQuiet;
  }

  /** My quiet hours. */
  @GET
  @Allowed({Role.PARTICIPANT, Role.FACILITATOR, Role.COUNSELOR, Role.COORDINATOR})
  @Conditional
  @Operation(
      operationId = "getMyQuietHours",
      summary = "When I want no sound",
      description = "Not there when I have said nothing.")
  @APIResponse(responseCode = "200", description = "My quiet hours.")
  @APIResponse(responseCode = "404", description = "platform/not-found")
  public QuietHoursView get() {
    return quietHours
        .of(CurrentActor.person().id())
        .orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  /** Says when. */
  @PUT
  @Allowed({Role.PARTICIPANT, Role.FACILITATOR, Role.COUNSELOR, Role.COORDINATOR})
  @Conditional
  @Operation(
      operationId = "setMyQuietHours",
      summary = "Say when I want no sound",
      description =
          "Events in these hours say silent; they come all the same. Alerts, and a place that is offered for a time, are"
              + " never silent. The first time needs no If-Match; to change them, send"
              + " the ETag that you last read. The same again changes nothing.")
  @APIResponse(responseCode = "200", description = "My quiet hours as they are now.")
  @APIResponse(
      responseCode = "400",
      description = "program/zone-unknown, peergroup/quiet-hours-empty")
  public QuietHoursView set(
      @Parameter(description = "The ETag of the quiet hours as you last read them.")
          @HeaderParam("If-Match")
          @Nullable String ifMatch,
      @Valid @NotNull QuietHoursView body) {
    return keepQuiet.set(CurrentActor.person().id(), body, ifMatch);
  }

  /** Ends them. */
  @DELETE
  @Allowed({Role.PARTICIPANT, Role.FACILITATOR, Role.COUNSELOR, Role.COORDINATOR})
  @Operation(
      operationId = "deleteMyQuietHours",
      summary = "Have no quiet hours",
      description = "Doing it twice does no harm.")
  @APIResponse(responseCode = "204", description = "There are none.")
  public void delete() {
    quietHours.remove(CurrentActor.person().id());
  }
}
