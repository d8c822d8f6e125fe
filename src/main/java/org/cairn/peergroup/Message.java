package org.cairn.peergroup;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.cairn.platform.Encrypter;
import org.hibernate.annotations.Immutable;

/** A message in a group. Its text is encrypted under its author's key. */
@Entity
@Immutable
class Message {
  @Id private UUID id;

  @Column(name = "group_id")
  private UUID groupId;

  private long seq;

  protected Message() {}

  static Encrypter.Place bodyOf(UUID id) {
    return new Encrypter.Place("message.body", id);
  }
}
