package org.cairn.peergroup;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What we tell whoever was moderated: what was done, why, what comes next and how to appeal. It
 * speaks of what was written and never of the person, and names nobody.
 */
final class NoticeWords {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEEE, MMMM d, h:mm a", Locale.US);

  private NoticeWords() {}

  static String says(
      ModerationKind kind,
      ModerationReason reason,
      String group,
      @Nullable Instant until,
      ZoneId zone) {
    return switch (kind) {
      case HIDE -> "A facilitator has hidden a message of yours in " + group + ". " + why(reason);
      case REMOVE ->
          "A facilitator has taken a message of yours out of " + group + ". " + why(reason);
      case PAUSE ->
          "A facilitator has asked you to pause in "
              + group
              + (until == null ? "" : " until " + TIME.format(until.atZone(zone)))
              + ". You can read along meanwhile, and write again after that. "
              + why(reason);
      case RESTORE -> "A message of yours is back in " + group + ", for everybody to read.";
      case UNPAUSE -> "You can write in " + group + " again.";
      case LOCK, UNLOCK, CLOSE_CASE -> "Something has changed in " + group + ".";
    };
  }

  static String next(
      ModerationKind kind,
      ModerationReason reason,
      @Nullable AppealState appeal,
      @Nullable AppealOutcome outcome) {
    if (outcome == AppealOutcome.REVERSED) {
      return "A coordinator has read what you wrote, and it was taken back. You need to do nothing.";
    }
    // A notice is read later too, when the message may be back or the pause be over: it says
    // nothing
    // that ends.
    String next =
        switch (kind) {
          case HIDE, REMOVE ->
              "This is about that message alone. Should it come back, we tell you here.";
          case PAUSE ->
              "It ends by itself, or sooner. Your care team is there for you as before, and so are your sessions.";
          default -> "You need to do nothing.";
        };
    if (reason == ModerationReason.WORRIED_ABOUT_THEM) {
      next += " If you need somebody now, the support page is there day and night.";
    }
    return next + appeal(kind, appeal, outcome);
  }

  /** Whether it took something from them. */
  static boolean takes(ModerationKind kind) {
    return switch (kind) {
      case HIDE, REMOVE, PAUSE -> true;
      default -> false;
    };
  }

  private static String appeal(
      ModerationKind kind, @Nullable AppealState appeal, @Nullable AppealOutcome outcome) {
    if (!takes(kind)) {
      return "";
    }
    if (appeal == null) {
      return " If you see it differently, say so here: a coordinator reads it and answers you.";
    }
    if (outcome == null) {
      return " A coordinator has what you wrote, and answers you here.";
    }
    return " A coordinator has read what you wrote; it stays as it is.";
  }

  private static String why(ModerationReason reason) {
    return switch (reason) {
      case HARASSMENT -> "Some of what was written may have been hard to read for somebody.";
      case THREAT -> "Some of what was written may have frightened somebody.";
      case WORRIED_ABOUT_THEM ->
          "We read it and thought of you: we would like to know how you are.";
      case PRIVACY -> "Some of what was written may be somebody's own to tell.";
      case DRUGS_OR_ALCOHOL ->
          "Some of what was written may make it harder for others to stay on their path.";
      case SPAM -> "Some of what was written may not be what the group is for.";
      case CALM -> "The conversation needed a break.";
      case MISTAKE -> "Something before was not as it should have been.";
      case OTHER -> "Some of what was written may not fit what the group agreed on.";
    };
  }
}
