package org.cairn.identity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a person is in the organization. Roles are read from the database, never from a token. */
public enum Role {
  /** In treatment. */
  PARTICIPANT,
  /** Leads sessions and groups. */
  FACILITATOR,
  /** A participant's primary clinician. */
  COUNSELOR,
  /** Runs a program. */
  COORDINATOR;

  /** The role's name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of that name. */
  public static Role of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Roles as a PostgreSQL array literal. */
  static String literal(Role... roles) {
    return Arrays.stream(roles).map(Role::word).collect(Collectors.joining(",", "{", "}"));
  }

  static String[] words(List<Role> roles) {
    return roles.stream().map(Role::word).toArray(String[]::new);
  }
}
