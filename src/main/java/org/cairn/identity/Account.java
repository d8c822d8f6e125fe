package org.cairn.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cairn.platform.Encrypter;

/**
 * A person who signs in. Credentials are not mapped: only the database's own functions touch them.
 */
@Entity
class Account {
  @Id private UUID id;
  private String login;
  private byte[] name;
  private String[] roles;

  @Column(name = "created_at")
  private Instant createdAt;

  protected Account() {}

  Account(UUID id, String login, byte[] name, List<Role> roles, Instant now) {
    this.id = id;
    this.login = login;
    this.name = name;
    this.roles = Role.words(roles);
    this.createdAt = now;
  }

  UUID id() {
    return id;
  }

  String login() {
    return login;
  }

  static Encrypter.Place nameOf(UUID id) {
    return new Encrypter.Place("account.name", id);
  }
}
