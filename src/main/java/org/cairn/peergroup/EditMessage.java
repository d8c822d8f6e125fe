package org.cairn.peergroup;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.cairn.platform.ETags;
import org.cairn.platform.PlatformProblem;
import org.cairn.safety.Distress;
import org.cairn.safety.HelpNow;
import org.jspecify.annotations.Nullable;

/** Changes what was said: its text, whether it is still there, and who reacted to it. */
@ApplicationScoped
class EditMessage {
  private final Messages messages;
  private final WriterHelp writerHelp;
  private final ETags etags;
  private final Clock clock;

  EditMessage(Messages messages, WriterHelp writerHelp, ETags etags, Clock clock) {
    this.messages = messages;
    this.writerHelp = writerHelp;
    this.etags = etags;
    this.clock = clock;
  }

  /** The same text again changes nothing, whatever version was read. */
  SentMessage edit(UUID group, UUID id, UUID author, String typed, @Nullable String ifMatch) {
    Messages.Stored stored = stored(group, id);
    MessageView read = stored.view();
    String text = NewMessage.plain(typed, read.skill() == null);
    Distress.Level level = WriterHelp.level(text);
    if (stored.mine() && text.equals(read.text())) {
      boolean told = level != Distress.Level.NONE && messages.told(group, id);
      return new SentMessage(read, null, help(read, author, level, told), null);
    }
    if (stored.mine() && read.state() == MessageState.SENT) {
      etags.require(ifMatch, read);
    }
    Instant now = clock.instant();
    Messages.Edited edited =
        messages.edit(group, id, author, text, read.version(), WriterHelp.rule(level), now);
    if (!edited.outcome().equals("edited")) {
      HttpProblem refusal = Refusal.of(edited.outcome(), () -> messages.pausedUntil(group, author));
      throw stored.mine() && !read.author().staff()
          ? writerHelp.with(refusal, author, level, edited.told())
          : refusal;
    }
    return new SentMessage(
        read.edited(text, now), null, help(read, author, level, edited.told()), null);
  }

  /** Staff have help of their own. */
  private @Nullable HelpNow help(
      MessageView message, UUID author, Distress.Level level, boolean told) {
    return message.author().staff() ? null : writerHelp.help(author, level, told);
  }

  void delete(UUID group, UUID id, UUID author) {
    require("deleted", messages.delete(group, id, clock.instant()), group, author);
  }

  void react(UUID group, UUID id, UUID author, ReactionKind kind, boolean on) {
    require("done", messages.react(group, id, kind, on, clock.instant()), group, author);
  }

  private Messages.Stored stored(UUID group, UUID id) {
    return messages.one(group, id).orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  private void require(String wanted, String outcome, UUID group, UUID author) {
    if (!outcome.equals(wanted)) {
      throw Refusal.of(outcome, () -> messages.pausedUntil(group, author));
    }
  }
}
