package org.cairn.peergroup;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.CurrentActor;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reports of messages. */
@Path("/v1/groups/{groupId}/messages/{messageId}/report")
@Tag(name = "Peer groups")
public class MessageReportResource {
  private final ReportMessage reportMessage;

  MessageReportResource(ReportMessage reportMessage) {
    this.reportMessage = reportMessage;
  }

  /** Reports it. */
  @PUT
  @Allowed(Role.PARTICIPANT)
  @Operation(
      operationId = "reportMessage",
      summary = "Report a message",
      description =
          "It reaches those who look after this group, or the program's coordinators when it is about staff, and keeps its"
              + " evidence when the message is edited or deleted. Nobody learns who reported; that somebody did may be"
              + " guessed where few can. I hear when it has been looked at (event report.handled). Again, it says what it"
              + " says now; a case that was closed is opened anew.")
  @APIResponse(responseCode = "204", description = "Reported.")
  @APIResponse(responseCode = "400", description = "peergroup/text-unreadable")
  @APIResponse(responseCode = "409", description = "peergroup/own-message")
  @APIResponse(responseCode = "429", description = "peergroup/too-fast: 20 in an hour")
  public void report(UUID groupId, UUID messageId, @Valid @NotNull NewReport body) {
    reportMessage.report(groupId, messageId, CurrentActor.person().id(), body);
  }
}
