package org.cairn.peergroup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.cairn.platform.Cursors;
import org.cairn.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;

/**
 * Turns the pages of a group. A cursor names a place between two messages, and the way on from
 * there: what is written meanwhile moves nothing.
 */
@ApplicationScoped
class ReadMessages {
  private static final char OLDER = '<';
  private static final char NEWER = '>';

  private final Messages messages;
  private final Cursors cursors;

  ReadMessages(Messages messages, Cursors cursors) {
    this.messages = messages;
    this.cursors = cursors;
  }

  /** The page that a cursor names; without one, the latest. */
  MessagePage page(UUID group, @Nullable String cursor, int limit) {
    String place = cursors.open(scope(group), cursor).orElse(OLDER + "" + Long.MAX_VALUE);
    long seq = Long.parseLong(place.substring(1));
    if (place.charAt(0) == OLDER) {
      List<MessageView> items = messages.page(group, seq, limit + 1, Long.MAX_VALUE, 0);
      MessagePage page = page(group, items, limit, 0);
      long newest = page.items().isEmpty() ? seq - 1 : page.items().get(0).seq();
      return new MessagePage(
          page.items(), page.next(), cursor == null ? null : seal(group, NEWER, newest));
    }
    List<MessageView> items = messages.page(group, 0, 0, seq, limit + 1);
    MessagePage page = page(group, items, 0, limit);
    long oldest =
        page.items().isEmpty() ? seq + 1 : page.items().get(page.items().size() - 1).seq();
    return new MessagePage(page.items(), seal(group, OLDER, oldest), page.previous());
  }

  /** The page in the middle of which a message stands. */
  MessagePage around(UUID group, UUID id, int limit) {
    int newer = limit / 2;
    List<MessageView> items = messages.around(group, id, limit - newer + 1, newer + 1);
    long before = items.stream().takeWhile(message -> !message.id().equals(id)).count();
    if (before == items.size()) {
      throw PlatformProblem.NOT_FOUND.problem();
    }
    int first = before > newer ? 1 : 0;
    int last = items.size() - before > limit - newer ? items.size() - 1 : items.size();
    List<MessageView> page = List.copyOf(items.subList(first, last));
    return new MessagePage(
        page,
        last < items.size() ? seal(group, OLDER, page.get(page.size() - 1).seq()) : null,
        first > 0 ? seal(group, NEWER, page.get(0).seq()) : null);
  }

  /** Of items that were asked for one more in one direction. */
  private MessagePage page(UUID group, List<MessageView> items, int older, int newer) {
    if (items.size() <= older + newer) {
      return new MessagePage(items, null, null);
    }
    if (older > 0) {
      List<MessageView> page = List.copyOf(items.subList(0, older));
      return new MessagePage(page, seal(group, OLDER, page.get(older - 1).seq()), null);
    }
    List<MessageView> page = List.copyOf(items.subList(1, newer + 1));
    return new MessagePage(page, null, seal(group, NEWER, page.get(0).seq()));
  }

  private String seal(UUID group, char way, long seq) {
    return cursors.seal(scope(group), way + Long.toString(seq));
  }

  private static String scope(UUID group) {
    return "messages:" + group;
  }
}
