package org.cairn.platform;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who waits for events of theirs. {@link EventHub} calls it, and it never waits itself.
 */
interface EventListener {
  /** A newer one of the same person takes this one's place. */
  String REPLACED = "feed.replaced";

  /** This replica ends. */
  String RECONNECT = "feed.reconnect";

  /** Something may be missing. */
  String TOO_FAR_BEHIND = "feed.too_far_behind";

  UUID person();

  /** An event of theirs, in the feed's order. Some may come that were read before: drop those. */
  void deliver(FeedPage.Reading reading, EventViews.Batch batch);

  /**
   * It is over.
   *
   * @param why the last word, one of the above; null for none
   */
  void end(@Nullable String why);
}
