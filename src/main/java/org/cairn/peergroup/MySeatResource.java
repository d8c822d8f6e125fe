package org.cairn.peergroup;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.CurrentActor;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** My own place in a group. */
@Path("/v1/groups/{groupId}/me")
@Tag(name = "Peer groups")
public class MySeatResource {
  private final TakePart takePart;

  MySeatResource(TakePart takePart) {
    this.takePart = takePart;
  }

  /** Until when no sound is wanted. */
  @Schema(description = "Until when I want no sound of a group.")
  record Mute(
      @Schema(
              description =
                  "Null ends it. For as long as I like, choose a time far away; before the year 2200.",
              examples = "2026-11-24T12:00:00Z",
              nullable = true)
          @Nullable Instant until) {}

  /** How far a group was read. */
  @Schema(description = "How far I have read a group.")
  record ReadMarker(
      @Min(0)
          @Max(9_007_199_254_740_991L)
          @Schema(description = "The place of the last message that I have read.", examples = "42")
          long seq) {}

  /** Leaves. */
  @DELETE
  @Allowed(Role.PARTICIPANT)
  @Operation(
      operationId = "leaveGroup",
      summary = "Leave a group",
      description =
          "Counts at once. What I wrote stays, under Former member; a coordinator can admit me again.")
  @APIResponse(responseCode = "204", description = "Left.")
  @APIResponse(responseCode = "409", description = "peergroup/care-thread-stays")
  public void leave(UUID groupId) {
    takePart.leave(groupId);
  }

  /** Chooses another alias. */
  @PUT
  @Path("/alias")
  @Allowed(Role.PARTICIPANT)
  @Operation(
      operationId = "changeMyAlias",
      summary = "Choose another alias in a group",
      description =
          "Three times in 30 days. What I wrote before stands under it too; the program's coordinators see which aliases I"
              + " had. The same again changes nothing.")
  @APIResponse(responseCode = "200", description = "Who I am in the group now.")
  @APIResponse(
      responseCode = "400",
      description = "peergroup/alias-unfit, peergroup/text-unreadable")
  @APIResponse(
      responseCode = "409",
      description = "peergroup/alias-taken, peergroup/alias-changes-full")
  public GroupView.MemberView changeAlias(UUID groupId, @Valid @NotNull AliasChoice body) {
    return takePart.rename(groupId, body.alias(), CurrentActor.person().id());
  }

  /** Mutes the group. */
  @PUT
  @Path("/mute")
  @Allowed({Role.PARTICIPANT, Role.FACILITATOR, Role.COUNSELOR, Role.COORDINATOR})
  @Operation(
      operationId = "muteGroup",
      summary = "Mute a group for me",
      description =
          "Its events say silent until then, on all my devices; they come all the same. Nobody else learns of it.")
  @APIResponse(responseCode = "204", description = "Muted, or no more.")
  @APIResponse(responseCode = "400", description = "peergroup/mute-too-long")
  @APIResponse(
      responseCode = "429",
      description = "peergroup/too-fast: 20 of mutes and blocks in a minute")
  public void mute(UUID groupId, @Valid @NotNull Mute body) {
    takePart.mute(groupId, body.until, CurrentActor.person().id());
  }

  /** Moves the read marker on. */
  @PUT
  @Path("/read-marker")
  @Allowed({Role.PARTICIPANT, Role.FACILITATOR, Role.COUNSELOR, Role.COORDINATOR})
  @Operation(
      operationId = "markGroupRead",
      summary = "Say how far I have read",
      description =
          "Only ever moves on, and not beyond the newest message: what comes late from another device does no harm. Nobody"
              + " else learns of it.")
  @APIResponse(responseCode = "200", description = "Where the marker stands.")
  public ReadMarker markRead(UUID groupId, @Valid @NotNull ReadMarker body) {
    return new ReadMarker(takePart.markRead(groupId, body.seq));
  }

  /** Blocks a member. */
  @PUT
  @Path("/blocks/{memberId}")
  @Allowed(Role.PARTICIPANT)
  @Operation(
      operationId = "blockMember",
      summary = "Block a member of my group",
      description =
          "What they write is folded for me, old and new, makes no sound and is not counted as unread; their reactions and"
              + " milestones are left out. What I write from now on they cannot read: a place in the order stays, without"
              + " the text. What they read before stays. They are not told, but may guess from that, as I may guess that"
              + " somebody blocked me. It holds for as long as I like, whatever their alias. Staff cannot be blocked.")
  @APIResponse(responseCode = "204", description = "Blocked.")
  @APIResponse(
      responseCode = "409",
      description = "peergroup/staff-cannot-be-blocked, peergroup/own-seat")
  @APIResponse(
      responseCode = "429",
      description = "peergroup/too-fast: 20 of mutes and blocks in a minute")
  public void block(UUID groupId, UUID memberId) {
    takePart.block(groupId, memberId, true, CurrentActor.person().id());
  }

  /** Ends a block. */
  @DELETE
  @Path("/blocks/{memberId}")
  @Allowed(Role.PARTICIPANT)
  @Operation(
      operationId = "unblockMember",
      summary = "End my block of a member",
      description =
          "They are not told, and can read what I wrote meanwhile; doing it twice does no harm.")
  @APIResponse(responseCode = "204", description = "Blocked no more.")
  @APIResponse(
      responseCode = "409",
      description = "peergroup/staff-cannot-be-blocked, peergroup/own-seat")
  @APIResponse(
      responseCode = "429",
      description = "peergroup/too-fast: 20 of mutes and blocks in a minute")
  public void unblock(UUID groupId, UUID memberId) {
    takePart.block(groupId, memberId, false, CurrentActor.person().id());
  }
}
