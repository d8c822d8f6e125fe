package org.cairn.peergroup;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Cursors;
import org.cairn.platform.Page;
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Messages of a group. */
@Path("/v1/groups/{groupId}/messages")
@Tag(name = "Peer groups")
public class MessageResource {
  private final Messages messages;
  private final SendMessage sendMessage;
  private final Cursors cursors;

  MessageResource(Messages messages, SendMessage sendMessage, Cursors cursors) {
    this.messages = messages;
    this.sendMessage = sendMessage;
    this.cursors = cursors;
  }

  /** A message to send. */
  @Schema(description = "A message to send.")
  record NewMessage(
      @NotBlank @Size(max = 4000) @Schema(examples = "Made it through the weekend. Thank you all.")
          String text) {
    @Override
    public String toString() {
      return "NewMessage[***]";
    }
  }

  /** A page, newest first. */
  @GET
  @Allowed({Role.PARTICIPANT, Role.FACILITATOR})
  @Conditional
  @Operation(
      operationId = "listMessages",
      summary = "Messages of a group, newest first",
      description =
          "For members and the group's facilitators. The order is the same for all and has no gaps; a cursor leads to older messages.")
  @APIResponse(responseCode = "200", description = "A page of messages.")
  public Page<MessageView> list(
      UUID groupId,
      @Parameter(description = "Cursor of a page, from the page before.") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most items on the page.")
          @QueryParam("limit")
          @DefaultValue("50")
          @Min(1)
          @Max(100)
          int limit) {
    String scope = "messages:" + groupId;
    long before = cursors.open(scope, cursor).map(Long::valueOf).orElse(Long.MAX_VALUE);
    List<MessageView> page =
        messages.page(groupId, before, limit + 1).orElseThrow(PlatformProblem.NOT_FOUND::problem);
    return Page.of(page, limit, last -> cursors.seal(scope, Long.toString(last.seq())));
  }

  /** Sends. */
  @PUT
  @Path("/{messageId}")
  @Allowed(Role.PARTICIPANT)
  @Operation(
      operationId = "sendMessage",
      summary = "Send a message to my group",
      description =
          "The id is a random UUID that the phone makes. Sent again with the same text it is the same message, so retry"
              + " as often as you need.")
  @APIResponse(responseCode = "200", description = "Sent before.")
  @APIResponse(responseCode = "201", description = "Sent.")
  @APIResponse(responseCode = "400", description = "peergroup/text-unreadable")
  @APIResponse(responseCode = "409", description = "peergroup/message-id-taken")
  public RestResponse<MessageView> send(
      UUID groupId, UUID messageId, @Valid @NotNull NewMessage body) {
    SendMessage.Outcome outcome =
        sendMessage.send(groupId, messageId, CurrentActor.person().id(), body.text);
    return RestResponse.status(
        outcome.now() ? RestResponse.Status.CREATED : RestResponse.Status.OK, outcome.message());
  }
}
