package org.cairn.peergroup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.cairn.platform.EventContents;

/** Messages, for the event feed. */
@ApplicationScoped
class MessageContents implements EventContents {
  private final Messages messages;

  MessageContents(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Map<Place, Object> read(Collection<Place> places) {
    Map<Place, Object> found = new HashMap<>();
    messages
        .at(
            places.stream().map(Place::group).toArray(UUID[]::new),
            places.stream().map(Place::seq).toArray(Long[]::new))
        .forEach(message -> found.put(new Place(message.groupId(), message.seq()), message));
    return found;
  }

  @Override
  public Object seenAs(Object content, String shown) {
    return ((MessageView) content).seenAs(shown);
  }
}
