package org.cairn.platform;

import org.jspecify.annotations.Nullable;

/** What the package was started for: {@code java -jar quarkus-run.jar [command]}. */
public enum Command {
  /** Serve the API. */
  SERVE(""),
  /** Bring the database up to date with the owner's credentials, then end. */
  MIGRATE("migrate"),
  /** Invite the first coordinator, once, then end. */
  FIRST_COORDINATOR("first-coordinator"),
  /** Write a directory of fresh keys, then end. */
  NEW_KEYS("new-keys");

  /** The system property that tells the beans. */
  public static final String PROPERTY = "org.cairn.command";

  private final String word;

  Command(String word) {
    this.word = word;
  }

  /** The command by its word; SERVE for none. */
  public static Command of(@Nullable String word) {
    for (Command command : values()) {
      if (command.word.equals(word == null ? "" : word)) {
        return command;
      }
    }
    throw new RefusedToStart(
        "There is no command '"
            + word
            + "'. Commands are: migrate, first-coordinator LOGIN NAME, new-keys DIRECTORY; none serves the API.");
  }

  /** The word. */
  public String word() {
    return word;
  }
}
