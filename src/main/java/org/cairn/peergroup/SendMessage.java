package org.cairn.peergroup;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.cairn.platform.PlatformProblem;
import org.cairn.platform.Throttle;
import org.cairn.safety.Distress;
import org.cairn.safety.HelpNow;
import org.jspecify.annotations.Nullable;

/**
 * Sends a message, once: the id is made by the phone, and the same id with the same content is the
 * same message. Whoever writes much is told so before they have to wait, and nothing is lost then:
 * the phone keeps what waits and sends it again under the same id.
 */
@ApplicationScoped
class SendMessage {
  private final Messages messages;
  private final WriterHelp writerHelp;
  private final Clock clock;
  private final Throttle.Limit minute;
  private final Throttle.Limit hour;

  SendMessage(Messages messages, WriterHelp writerHelp, Clock clock, PeerGroupConfig config) {
    this.messages = messages;
    this.writerHelp = writerHelp;
    this.clock = clock;
    this.minute = new Throttle.Limit("messages", config.messagesPerMinute(), Duration.ofMinutes(1));
    this.hour =
        new Throttle.Limit("messages-hour", 6 * config.messagesPerMinute(), Duration.ofHours(1));
  }

  /**
   * What came of it.
   *
   * @param now whether it was sent now
   * @param headers that go with it
   */
  record Outcome(SentMessage sent, boolean now, Map<String, String> headers) {}

  Outcome send(UUID group, UUID id, UUID author, NewMessage typed) {
    String text = NewMessage.plain(typed.text(), typed.skill() == null);
    Distress.Level level = WriterHelp.level(text);
    Instant now = clock.instant();
    Messages.Sent sent =
        messages.send(
            group,
            id,
            author,
            text,
            typed.replyTo(),
            typed.skill(),
            WriterHelp.rule(level),
            minute.attempts(),
            now);
    return switch (sent.outcome()) {
      case "sent" ->
          sent(
              view(group, id, text, typed, sent, now),
              sent,
              help(author, level, sent),
              care(sent, now));
      case "before" -> before(group, id, text, typed, help(author, level, sent), care(sent, now));
      case "too_fast" -> throw refused(tooFast(sent.seconds()), author, level, sent);
      default ->
          throw refused(
              Refusal.of(sent.outcome(), () -> messages.pausedUntil(group, author)),
              author,
              level,
              sent);
    };
  }

  /** Staff have help of their own. */
  private @Nullable HelpNow help(UUID author, Distress.Level level, Messages.Sent sent) {
    return sent.staff() ? null : writerHelp.help(author, level, sent.told());
  }

  /** What cannot be sent now may come from somebody who needs help now. */
  private HttpProblem refused(
      HttpProblem refusal, UUID author, Distress.Level level, Messages.Sent sent) {
    return sent.staff() || sent.member() == null
        ? refusal
        : writerHelp.with(refusal, author, level, sent.told());
  }

  private @Nullable CareNow care(Messages.Sent sent, Instant now) {
    return writerHelp.care(sent.careProgram(), now);
  }

  private Outcome sent(
      MessageView message, Messages.Sent sent, @Nullable HelpNow help, @Nullable CareNow care) {
    int left = minute.attempts() - sent.recent() - 1;
    if (sent.staff() || 2 * left >= minute.attempts()) {
      return new Outcome(new SentMessage(message, null, help, care), true, Map.of());
    }
    return new Outcome(
        new SentMessage(message, pace(left), help, care),
        true,
        minute.headers(left, minute.window().toSeconds()));
  }

  private static String pace(int left) {
    return "You are writing a lot. "
        + (left == 0
            ? "The next message may have to wait a little; nothing is lost."
            : "There is room for "
                + left
                + " more message"
                + (left == 1 ? "" : "s")
                + " this minute.");
  }

  /** What was sent stays what was sent, also when it has been changed or taken back since. */
  private Outcome before(
      UUID group,
      UUID id,
      String text,
      NewMessage typed,
      @Nullable HelpNow help,
      @Nullable CareNow care) {
    MessageView stored =
        messages.one(group, id).orElseThrow(PlatformProblem.NOT_FOUND::problem).view();
    boolean same =
        stored.state() != MessageState.SENT
            || (stored.editedAt() != null || text.equals(stored.text()))
                && Objects.equals(
                    typed.replyTo(), stored.replyTo() == null ? null : stored.replyTo().id())
                && Objects.equals(
                    typed.skill(), stored.skill() == null ? null : stored.skill().slug());
    if (!same) {
      throw PeerGroupProblem.MESSAGE_ID_TAKEN.problem();
    }
    return new Outcome(new SentMessage(stored, null, help, care), false, Map.of());
  }

  private HttpProblem tooFast(int seconds) {
    int wait = Math.max(1, seconds);
    Throttle.Limit limit = wait > minute.window().toSeconds() ? hour : minute;
    HttpProblem.Builder problem =
        PeerGroupProblem.TOO_FAST.builder().withHeader("Retry-After", wait);
    limit.headers(0, wait).forEach(problem::withHeader);
    return problem.build();
  }

  private static MessageView view(
      UUID group, UUID id, String text, NewMessage typed, Messages.Sent sent, Instant now) {
    return new MessageView(
        group,
        id,
        sent.seq(),
        new MessageView.MessageAuthor(
            Objects.requireNonNull(sent.member()),
            Objects.requireNonNull(sent.alias()),
            sent.staff(),
            false),
        MessageState.SENT,
        text,
        replyTo(typed.replyTo(), sent),
        MessageView.SharedSkill.of(typed.skill()),
        List.of(),
        now,
        null,
        false,
        1);
  }

  private static MessageView.@Nullable RepliedTo replyTo(@Nullable UUID id, Messages.Sent sent) {
    return id == null ? null : new MessageView.RepliedTo(id, sent.replySeq());
  }
}
