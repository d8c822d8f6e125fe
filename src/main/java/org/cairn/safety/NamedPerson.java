package org.cairn.safety;

import java.util.Map;
import java.util.UUID;
import org.cairn.identity.People;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Somebody by name. */
@Schema(description = "Somebody by name.")
public record NamedPerson(
    UUID id,
    @Schema(
            description = "Null when it is not, or no longer, mine to know.",
            examples = "Dana Whitfield",
            nullable = true)
        @Nullable String name) {

  /** Somebody whose name is still to be looked up. */
  public static NamedPerson of(UUID id) {
    return new NamedPerson(id, null);
  }

  static @Nullable NamedPerson ofNullable(@Nullable UUID id) {
    return id == null ? null : of(id);
  }

  /** The same, with what they are called. */
  public NamedPerson named(Map<UUID, People.Person> people) {
    People.Person person = people.get(id);
    return person == null ? this : new NamedPerson(id, person.name());
  }

  @Override
  public String toString() {
    return "NamedPerson[***]";
  }
}
