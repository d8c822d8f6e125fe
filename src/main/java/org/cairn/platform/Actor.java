package org.cairn.platform;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * In whose name a statement runs. {@link ActorDriver} binds it to each transaction, and the
 * row-level security policies read it there.
 */
public sealed interface Actor {

  /**
   * A signed-in person.
   *
   * @param id the account
   * @param device the device that signed in; null when an external issuer vouches for the person
   * @param roles the roles of which the person must hold one, as a PostgreSQL array literal; {@code
   *     {}} asks for none
   */
  record Person(UUID id, @Nullable UUID device, String roles) implements Actor {}

  /** A named job of the application, with policies of its own. */
  record Job(String name) implements Actor {}

  /**
   * Somebody who has not signed in: may call the functions of sign-in and enrollment, and see
   * nothing.
   */
  record Nobody() implements Actor {}
}
