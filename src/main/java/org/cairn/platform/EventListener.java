package org.cairn.platform;

import java.util.UUID;

/**
 * Somebody who waits for events of theirs. {@link EventHub} calls it, and it never waits itself.
 */
interface EventListener {
  UUID person();

  /** An event of theirs, in the feed's order. Some may come that were read before: drop those. */
  void deliver(FeedPage.Reading reading, EventViews.Batch batch);

  /** A newer one of the same person takes this one's place. */
  void replaced();

  /** This replica ends. */
  void reconnect();
}
