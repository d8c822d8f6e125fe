package org.cairn.peergroup;

import java.util.UUID;
import org.cairn.platform.Encrypter;

/** The hot SQL of the room, for the benchmark. */
public final class MessageSql {
  /** A page of a group. */
  public static final String PAGE = Messages.PAGE;

  /** Send a message. */
  public static final String SEND = Messages.SEND;

  /** What a search reads. */
  public static final String SEARCH = WrittenMessages.NEWEST;

  private MessageSql() {}

  /** Where a message's text is bound to. */
  public static Encrypter.Place bodyOf(UUID id) {
    return Messages.bodyOf(id);
  }
}
