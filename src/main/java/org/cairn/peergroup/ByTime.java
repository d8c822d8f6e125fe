package org.cairn.peergroup;

import java.time.Instant;
import java.util.UUID;

/** A place in a list that goes by time. */
record ByTime(Instant at, UUID id) {
  /** Before everything. */
  static final ByTime FIRST = new ByTime(Instant.EPOCH, new UUID(0, 0));

  /** After everything. */
  static final ByTime LAST = new ByTime(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

  static ByTime parse(String text) {
    String[] parts = text.split(" ", 2);
    return new ByTime(Instant.parse(parts[0]), UUID.fromString(parts[1]));
  }

  String text() {
    return at + " " + id;
  }
}
