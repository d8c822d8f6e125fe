package org.cairn.schedule;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The link to join by video. A participant sees it from 15 minutes before the start until the end.
 */
final class JoinLink {
  private static final Duration BEFORE = Duration.ofMinutes(15);

  private JoinLink() {}

  /** Refuses a link that is missing where people join by it, or that is no https address. */
  static void require(SessionMode mode, @Nullable String link) {
    if (mode != SessionMode.IN_PERSON && link == null) {
      throw ScheduleProblem.JOIN_LINK_MISSING.problem();
    }
    if (link != null && !secure(link)) {
      throw ScheduleProblem.LINK_NOT_SECURE.problem();
    }
  }

  private static boolean secure(String link) {
    try {
      URI address = new URI(link);
      return "https".equals(address.getScheme()) && address.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  static boolean isShown(Instant starts, Instant ends, Instant now) {
    return !now.isBefore(starts.minus(BEFORE)) && now.isBefore(ends);
  }
}
