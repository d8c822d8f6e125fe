package org.cairn.program;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** A room of a site. */
@Entity
class Room {
  @Id private UUID id;

  @Column(name = "site_id")
  private UUID siteId;

  private String name;

  protected Room() {}

  Room(UUID id, UUID siteId, String name) {
    this.id = id;
    this.siteId = siteId;
    this.name = name;
  }

  RoomView view() {
    return new RoomView(id, name);
  }
}
