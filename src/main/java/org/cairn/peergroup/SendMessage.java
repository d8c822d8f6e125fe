package org.cairn.peergroup;

import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.Encrypter;
import org.cairn.platform.PlatformProblem;

/**
 * Sends a message, once: the id is made by the phone, and the same id with the same text is the
 * same message.
 */
@ApplicationScoped
class SendMessage {
  private final Messages messages;
  private final Encrypter encrypter;
  private final Clock clock;

  SendMessage(Messages messages, Encrypter encrypter, Clock clock) {
    this.messages = messages;
    this.encrypter = encrypter;
    this.clock = clock;
  }

  /** The message, and whether it was sent now. */
  record Outcome(MessageView message, boolean now) {}

  Outcome send(UUID group, UUID id, UUID participant, String typed) {
    String text = readable(typed);
    byte[] body = encrypter.encrypt(participant, Message.bodyOf(id), text);
    Messages.Sent sent = sent(group, id, participant, body);
    if (!sent.before()) {
      return new Outcome(Messages.view(sent.row(), text), true);
    }
    MessageView before = messages.view(sent.row());
    if (!sent.mine() || !Objects.equals(before.text(), text)) {
      throw PeerGroupProblem.MESSAGE_ID_TAKEN.problem();
    }
    return new Outcome(before, false);
  }

  private Messages.Sent sent(UUID group, UUID id, UUID participant, byte[] body) {
    try {
      return messages
          .send(group, id, participant, body, clock.instant())
          .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    } catch (DatabaseRefused e) {
      if (!DatabaseRefused.constraint(e).filter("message_id_taken"::equals).isPresent()) {
        throw e;
      }
      // The same message on another connection was first; now it is there to be found.
      return messages
          .send(group, id, participant, body, clock.instant())
          .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }
  }

  /** In composed form (NFC), without control characters or halves of characters. */
  private static String readable(String typed) {
    String text = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
    boolean unreadable =
        text.codePoints()
            .anyMatch(
                point ->
                    Character.getType(point) == Character.SURROGATE
                        || Character.isISOControl(point) && point != '\n' && point != '\t');
    if (unreadable) {
      throw PeerGroupProblem.TEXT_UNREADABLE.problem();
    }
    return text;
  }
}
