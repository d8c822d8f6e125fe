package org.cairn.platform;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of the feed, as the database gave it.
 *
 * @param next where the next stretch begins: after the last event, or, when there is no more, at
 *     the bound below which all transactions have ended
 * @param more whether there is more to read already
 */
record FeedPage(List<Reading> readings, EventPosition next, boolean more) {
  /** An event, whoever reads it. */
  record Event(
      EventPosition position,
      String type,
      String link,
      String changes,
      EventContents.@Nullable Place place) {}

  /**
   * That somebody may read an event.
   *
   * @param shown how much of what it is about: see {@link EventContents}
   * @param silent whether the reader wants no sound now
   */
  record Reading(Event event, UUID person, String shown, boolean silent) {}
}
