package org.cairn.peergroup;

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
import java.util.List;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.PlatformProblem;
import org.cairn.platform.WrongField;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Messages of a group, or of a care thread. */
@Path("/v1/groups/{groupId}/messages")
@Tag(name = "Peer groups")
public class MessageResource {
  private final Messages messages;
  private final ReadMessages readMessages;
  private final SendMessage sendMessage;
  private final EditMessage editMessage;
  private final Pace pace;

  MessageResource(
      Messages messages,
      ReadMessages readMessages,
      SendMessage sendMessage,
      EditMessage editMessage,
      Pace pace) {
    this.messages = messages;
    this.readMessages = readMessages;
    this.sendMessage = sendMessage;
    this.editMessage = editMessage;
    this.pace = pace;
  }

  /** Another text for a message. */
  @Schema(description = "Another text for a message of mine.")
  record NewText(
      @NotNull
          @Size(max = 2 * NewMessage.MOST_CODE_POINTS)
          @Schema(
              description = "As when it was sent.",
              examples = "Made it through the weekend. Thank you both.",
              maxLength = NewMessage.MOST_CODE_POINTS)
          String text) {
    @Override
    public String toString() {
      return "NewText[***]";
    }
  }

  /** A page, newest first. */
  @GET
  @Allowed
  @Conditional
  @Operation(
      operationId = "listMessages",
      summary = "Messages of a group, newest first",
      description =
          "For members and staff of the group, and of a care thread. The order is the same for all and has no gaps; cursors"
              + " lead to older and to newer ones, and around opens the page in the middle of which a message stands."
              + " Members read from the day they joined on, or all, as the group was founded.")
  @APIResponse(responseCode = "200", description = "A page of messages.")
  public MessagePage list(
      UUID groupId,
      @Parameter(description = "Cursor of a page, from another page.") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "The message to open the page around; without cursor.")
          @QueryParam("around")
          @Nullable UUID around,
      @Parameter(description = "Most items on the page.")
          @QueryParam("limit")
          @DefaultValue("50")
          @Min(1)
          @Max(100)
          int limit) {
    if (around == null) {
      return readMessages.page(groupId, cursor, limit);
    }
    if (cursor != null) {
      throw PlatformProblem.INVALID_FIELDS.at(
          List.of(new WrongField("around", "query", "cannot be sent with cursor")));
    }
    return readMessages.around(groupId, around, limit);
  }

  /** One. */
  @GET
  @Path("/{messageId}")
  @Allowed
  @Conditional
  @Operation(
      operationId = "getMessage",
      summary = "One message of a group",
      description = "As it is now; to edit it, with the ETag that comes along.")
  @APIResponse(responseCode = "200", description = "The message.")
  public MessageView get(UUID groupId, UUID messageId) {
    return messages.one(groupId, messageId).orElseThrow(PlatformProblem.NOT_FOUND::problem).view();
  }

  /** Sends. */
  @PUT
  @Path("/{messageId}")
  @Allowed
  @Conditional
  @Operation(
      operationId = "sendMessage",
      summary = "Send a message to a group",
      description =
          "The id is a random UUID that the phone makes. Sent again with the same content it is the same message, so retry"
              + " as often as you need. Members accept the newest guidelines first. Whoever writes much is told so in"
              + " pace, with the RateLimit headers, and then asked to wait: keep the message and send it again under its"
              + " id. Links stay plain text: nobody looks them up.")
  @APIResponse(responseCode = "200", description = "Sent before.")
  @APIResponse(responseCode = "201", description = "Sent.")
  @APIResponse(
      responseCode = "400",
      description =
          "peergroup/text-unreadable, peergroup/reply-unknown, peergroup/skill-unknown, each with the field in violations")
  @APIResponse(
      responseCode = "409",
      description =
          "peergroup/message-id-taken, peergroup/group-closed, peergroup/group-locked,"
              + " peergroup/guidelines-not-accepted; peergroup/paused, with until")
  @APIResponse(responseCode = "429", description = "peergroup/too-fast")
  public RestResponse<SentMessage> send(
      UUID groupId, UUID messageId, @Valid @NotNull NewMessage body) {
    SendMessage.Outcome outcome =
        sendMessage.send(groupId, messageId, CurrentActor.person().id(), body);
    var answer =
        RestResponse.ResponseBuilder.create(
            outcome.now() ? RestResponse.Status.CREATED : RestResponse.Status.OK, outcome.sent());
    outcome.headers().forEach(answer::header);
    return answer.build();
  }

  /** Edits. */
  @PUT
  @Path("/{messageId}/text")
  @Allowed
  @Conditional
  @Operation(
      operationId = "editMessage",
      summary = "Change the text of my message",
      description =
          "For 15 minutes after it was sent, ten times. It is marked as edited; what it said before, moderators can read. Send"
              + " If-Match with the ETag that you last read; the same text again changes nothing.")
  @APIResponse(responseCode = "200", description = "Changed, or the same already.")
  @APIResponse(responseCode = "400", description = "peergroup/text-unreadable")
  @APIResponse(responseCode = "403", description = "peergroup/message-not-yours")
  @APIResponse(
      responseCode = "409",
      description =
          "peergroup/message-gone, peergroup/edit-too-late, peergroup/edited-often, peergroup/group-closed,"
              + " peergroup/group-locked, peergroup/guidelines-not-accepted; peergroup/paused, with until")
  @APIResponse(
      responseCode = "429",
      description = "peergroup/too-fast: 30 edits and reactions in a minute")
  public SentMessage edit(
      UUID groupId,
      UUID messageId,
      @Parameter(description = "The ETag of the message as you last read it.", required = true)
          @HeaderParam("If-Match")
          @Nullable String ifMatch,
      @Valid @NotNull NewText body) {
    pace.change(CurrentActor.person().id());
    return editMessage.edit(groupId, messageId, CurrentActor.person().id(), body.text, ifMatch);
  }

  /** Deletes. */
  @DELETE
  @Path("/{messageId}")
  @Allowed
  @Operation(
      operationId = "deleteMessage",
      summary = "Take my message back",
      description =
          "At any time. Its place in the order stays, without the text. Again changes nothing.")
  @APIResponse(responseCode = "204", description = "Taken back.")
  @APIResponse(responseCode = "403", description = "peergroup/message-not-yours")
  @APIResponse(responseCode = "409", description = "peergroup/message-gone: staff took it out")
  public void delete(UUID groupId, UUID messageId) {
    editMessage.delete(groupId, messageId, CurrentActor.person().id());
  }

  /** Reacts. */
  @PUT
  @Path("/{messageId}/reactions/{kind}")
  @Allowed
  @Operation(
      operationId = "react",
      summary = "React to a message",
      description = "One of each kind at most; again changes nothing.")
  @APIResponse(responseCode = "204", description = "It is there.")
  @APIResponse(
      responseCode = "409",
      description =
          "peergroup/message-gone, peergroup/group-closed, peergroup/group-locked,"
              + " peergroup/guidelines-not-accepted; peergroup/paused, with until")
  @APIResponse(
      responseCode = "429",
      description = "peergroup/too-fast: 30 edits and reactions in a minute")
  public void react(UUID groupId, UUID messageId, ReactionKind kind) {
    pace.change(CurrentActor.person().id());
    editMessage.react(groupId, messageId, CurrentActor.person().id(), kind, true);
  }

  /** Takes a reaction back. */
  @DELETE
  @Path("/{messageId}/reactions/{kind}")
  @Allowed
  @Operation(
      operationId = "unreact",
      summary = "Take my reaction back",
      description = "At any time; again changes nothing.")
  @APIResponse(responseCode = "204", description = "It is not there.")
  @APIResponse(
      responseCode = "429",
      description = "peergroup/too-fast: 30 edits and reactions in a minute")
  public void unreact(UUID groupId, UUID messageId, ReactionKind kind) {
    pace.change(CurrentActor.person().id());
    editMessage.react(groupId, messageId, CurrentActor.person().id(), kind, false);
  }
}
