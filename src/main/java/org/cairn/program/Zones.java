package org.cairn.program;

import java.time.ZoneId;

/** Time zones by their IANA names; an offset is none, for it knows no summer. */
public final class Zones {
  private Zones() {}

  /**
   * The zone of that name; otherwise the problem {@code program/zone-unknown}.
   *
   * @param field of the body, that holds it
   */
  public static ZoneId known(String name, String field) {
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw ProgramProblem.ZONE_UNKNOWN.at(field, "has to be the IANA name of a time zone");
    }
    return ZoneId.of(name);
  }
}
