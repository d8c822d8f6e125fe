package org.cairn.program;

import java.time.ZoneId;

/** Time zones by their IANA names; an offset is none, for it knows no summer. */
public final class Zones {
  private Zones() {}

  /** The zone of that name; otherwise the problem {@code program/zone-unknown}. */
  public static ZoneId known(String name) {
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw ProgramProblem.ZONE_UNKNOWN.problem();
    }
    return ZoneId.of(name);
  }
}
