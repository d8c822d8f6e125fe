package org.cairn.platform;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * What an event of a group is about, as it is now. The room that holds it implements this; the feed
 * knows only places. Nothing here depends on who reads: a message is read and decrypted once for
 * all who are told of it, and the database says with each event how much of it a reader sees.
 */
public interface EventContents {
  /** A place in a group's one order. */
  record Place(UUID group, long seq) {}

  /**
   * What is at these places, in one statement. What is no longer there is left out. Runs in the
   * name of whoever reads the feed: a person, or the job {@code stream} for many at once.
   */
  Map<Place, Object> read(Collection<Place> places);

  /**
   * How somebody sees it: a view, to be written as JSON.
   *
   * @param content from {@link #read}
   * @param shown the degree that the feed's row names
   */
  Object seenAs(Object content, String shown);
}
