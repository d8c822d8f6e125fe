package org.cairn.peergroup;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an alert of a message is about. */
@Path("/v1/alerts/{alertId}/message")
@Tag(name = "Staff: safety")
public class AlertMessageResource {
  private final AlertMessages messages;

  AlertMessageResource(AlertMessages messages) {
    this.messages = messages;
  }

  /** Reads it. */
  @GET
  @Allowed({Role.FACILITATOR, Role.COUNSELOR, Role.COORDINATOR})
  @Conditional
  @Operation(
      operationId = "getAlertMessage",
      summary = "The message that raised an alert",
      description =
          "For everybody who may read the alert, also those who do not read the group, and also when its author has taken it"
              + " back since: this one message and no other. An alert of words that could not be sent has none.")
  @APIResponse(responseCode = "200", description = "The message as it was.")
  public AlertMessageView get(UUID alertId) {
    return messages.of(alertId).orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }
}
