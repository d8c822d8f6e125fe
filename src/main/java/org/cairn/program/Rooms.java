package org.cairn.program;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Jdbc;
import org.cairn.platform.PlatformProblem;

/** Rooms of sites. */
@ApplicationScoped
public class Rooms implements PanacheRepositoryBase<Room, UUID> {
  private final Jdbc jdbc;

  Rooms(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What a room of the program's site is called; otherwise the problem {@code platform/not-found}.
   */
  public String named(UUID room, UUID program) {
    return name(room, program).orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  /** What a room is called, if it is one of the program's site. */
  public Optional<String> name(UUID room, UUID program) {
    return jdbc.first(
        "select r.name from room r join program p on p.site_id = r.site_id"
            + " where r.id = ? and p.id = ?",
        row -> row.getString(1),
        room,
        program);
  }

  /** The rooms of the program's site by name, for its staff. */
  List<RoomView> at(UUID program, UUID staff) {
    return jdbc.listed(
        "select r.id, r.name from program p left join room r on r.site_id = p.site_id"
            + " where p.id = ? and exists (select from assignment a where a.program_id = p.id"
            + " and a.staff_id = ? and a.ended_at is null) order by r.name",
        row -> new RoomView(row.getObject(1, UUID.class), row.getString(2)),
        program,
        staff);
  }
}
