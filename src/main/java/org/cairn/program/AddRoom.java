package org.cairn.program;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.Ids;

/** Names a room of a program's site, so that sessions can take place in it. */
@ApplicationScoped
class AddRoom {
  private final Programs programs;
  private final Rooms rooms;

  AddRoom(Programs programs, Rooms rooms) {
    this.programs = programs;
    this.rooms = rooms;
  }

  @Transactional
  RoomView add(UUID program, String name, UUID coordinator) {
    UUID site = programs.coordinated(program, coordinator).site().id();
    Room room = new Room(Ids.next(), site, name.strip());
    return DatabaseRefused.translate(
        Map.of("room_site_id_name_key", ProgramProblem.ROOM_NAME_TAKEN),
        () -> {
          rooms.persistAndFlush(room);
          return room.view();
        });
  }
}
