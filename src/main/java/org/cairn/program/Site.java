package org.cairn.program;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.ZoneId;
import java.util.UUID;

/** A place where programs meet, with its time zone and region. */
@Entity
class Site {
  @Id private UUID id;
  private String name;
  private String zone;
  private String region;
  private String address;

  protected Site() {}

  Site(UUID id, NewProgram.NewSite site) {
    this.id = id;
    this.name = site.name();
    this.zone = site.zone();
    this.region = site.region();
    this.address = site.address();
  }

  UUID id() {
    return id;
  }

  String name() {
    return name;
  }

  ZoneId zone() {
    return ZoneId.of(zone);
  }

  String region() {
    return region;
  }

  String address() {
    return address;
  }
}
