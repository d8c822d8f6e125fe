package org.cairn.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.ETags;
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Gives a participant's calendar a secret address, and takes it back. */
@ApplicationScoped
class ShareCalendar {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SECRET_BYTES = 32;

  private final CalendarFeeds feeds;
  private final ETags etags;
  private final Clock clock;

  ShareCalendar(CalendarFeeds feeds, ETags etags, Clock clock) {
    this.feeds = feeds;
    this.etags = etags;
    this.clock = clock;
  }

  /** A new address of my calendar. */
  @Schema(description = "The new address of my calendar.")
  record CalendarFeedAddress(
      @Schema(
              description =
                  "Secret, and shown this once: whoever has it sees the calendar. On the host of this API.",
              examples = "/v1/calendars/8Xo0m2Zb1WcQp4vTnYdRkE5sLhJ7uGfA3xKqVtBwM9I.ics")
          String path,
      @Schema(examples = "neutral") CalendarTitles titles,
      Instant createdAt) {
    @Override
    public String toString() {
      return "CalendarFeedAddress[***]";
    }
  }

  /** Makes an address; the one before it is good no longer. */
  @Transactional
  CalendarFeedAddress renew(UUID participant, CalendarTitles titles) {
    byte[] random = new byte[SECRET_BYTES];
    RANDOM.nextBytes(random);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    Instant now = clock.instant();
    feeds.revoke(participant, now);
    return DatabaseRefused.translate(
        Map.of("calendar_feed_current", PlatformProblem.CONFLICT),
        () -> {
          feeds.add(participant, secret, titles, now);
          return new CalendarFeedAddress("/v1/calendars/" + secret + ".ics", titles, now);
        });
  }

  /** Chooses what its entries are called. */
  @Transactional
  CalendarFeedView choose(UUID participant, CalendarTitles titles, @Nullable String ifMatch) {
    CalendarFeedView before =
        feeds.held(participant).orElseThrow(PlatformProblem.NOT_FOUND::problem);
    etags.require(ifMatch, before);
    feeds.choose(participant, titles, clock.instant());
    return new CalendarFeedView(titles, before.createdAt());
  }

  @Transactional
  void revoke(UUID participant) {
    feeds.revoke(participant, clock.instant());
  }
}
