package org.cairn.platform;

import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Identifiers of rows: UUIDv7 (RFC 9562), so that they are made near each other in an index. */
public final class Ids {
  private Ids() {}

  /**
   * A new id. It shows when it was made: where that must not be seen, take {@link
   * UUID#randomUUID()}.
   */
  public static UUID next() {
    return UuidVersion7Strategy.INSTANCE.generateUuid(null);
  }
}
