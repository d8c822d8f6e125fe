package org.cairn.program;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Idempotent;
import org.cairn.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The rooms of a program's site. */
@Path("/v1/programs/{programId}/rooms")
@Tag(name = "Staff: programs")
public class RoomResource {
  private final Rooms rooms;
  private final AddRoom addRoom;

  RoomResource(Rooms rooms, AddRoom addRoom) {
    this.rooms = rooms;
    this.addRoom = addRoom;
  }

  /** A room to be named. */
  @Schema(description = "A room of the site, to be named.")
  record NewRoom(@NotBlank @Size(max = 80) @Schema(examples = "Room 2") String name) {}

  /** Names a room. */
  @POST
  @Allowed(Role.COORDINATOR)
  @Idempotent
  @Operation(
      operationId = "createRoom",
      summary = "Name a room of my program's site",
      description = "Programs at the same site share its rooms.")
  @APIResponse(responseCode = "201", description = "Named.")
  @APIResponse(responseCode = "409", description = "program/room-name-taken")
  public RestResponse<RoomView> create(UUID programId, @Valid @NotNull NewRoom body) {
    return RestResponse.status(
        RestResponse.Status.CREATED, addRoom.add(programId, body.name, CurrentActor.person().id()));
  }

  /** The rooms. */
  @GET
  @Allowed({Role.FACILITATOR, Role.COUNSELOR, Role.COORDINATOR})
  @Conditional
  @Operation(
      operationId = "listRooms",
      summary = "The rooms of my program's site",
      description = "By name. Always complete; there is no further page.")
  @APIResponse(responseCode = "200", description = "The rooms.")
  public Page<RoomView> list(UUID programId) {
    return new Page<>(rooms.at(programId, CurrentActor.person().id()), null);
  }
}
