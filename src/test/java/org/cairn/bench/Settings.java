package org.cairn.bench;

import java.nio.file.Path;

/**
 * What can be chosen, as system properties {@code bench.*}.
 *
 * @param seconds of each measurement
 * @param warmUp seconds of load before the first one
 * @param participants in the database; every tenth of them sends requests
 * @param messages over all groups, and again in one group, the deep one
 * @param connections of the load on the application
 * @param streams open event streams, at most one for each who sends requests
 * @param patience seconds to wait before a measurement until the machine does nothing else
 * @param only measure what has this in its name
 * @param appFlags of the application's JVM
 * @param app the packaged application
 * @param work where everything that is made is put
 */
record Settings(
    int seconds,
    int warmUp,
    int participants,
    int messages,
    int connections,
    int streams,
    int patience,
    String only,
    String appFlags,
    Path app,
    Path work) {
  /**
   * Half of the 350 MB is not heap: classes, compiler, code, stacks. Most of the heap is caches.
   */
  private static final String DEFAULT_FLAGS =
      "-Xmx120m -Xmn24m -XX:+UseSerialGC -Xss512k -XX:ReservedCodeCacheSize=64m";

  static final int PROGRAMS = 40;
  static final int GROUP_SIZE = 12;
  static final int BOOKINGS = 12;

  /** So many weeks everybody has checked in, on three days of four. */
  static final int WEEKS = 8;

  /** The group whose depth the shallow one is compared with: its size does not depend on scale. */
  static final int SHALLOW = 1_000;

  static Settings read() {
    Settings settings =
        new Settings(
            number("seconds", 20),
            number("warmUp", 60),
            number("participants", 20_000),
            number("messages", 1_000_000),
            number("connections", 32),
            number("streams", 2_000),
            number("patience", 60),
            text("only", ""),
            text("appFlags", DEFAULT_FLAGS),
            Path.of(text("app", "target/quarkus-app/quarkus-run.jar")).toAbsolutePath(),
            Path.of(text("work", "target/bench")).toAbsolutePath());
    if (settings.participants < 2_000 || settings.participants % 160 != 0) {
      throw new IllegalArgumentException("bench.participants: 2,000 or more, a multiple of 160");
    }
    return settings;
  }

  /** People who hold a token: every tenth, so that they come from all groups. */
  int callers() {
    return participants / 10;
  }

  int groups() {
    return (participants + GROUP_SIZE - 1) / GROUP_SIZE;
  }

  int groupSize(int group) {
    return Math.min(GROUP_SIZE, participants - group * GROUP_SIZE);
  }

  static int groupOf(int participant) {
    return participant / GROUP_SIZE;
  }

  static int programOf(int participant) {
    return groupOf(participant) % PROGRAMS;
  }

  /** Group 0 is the deep one, group 1 the shallow one, the rest share all messages. */
  int messagesIn(int group) {
    return group == 0 ? messages : group == 1 ? SHALLOW : Math.max(60, messages / (groups() - 2));
  }

  private static int number(String name, int otherwise) {
    return Integer.parseInt(text(name, Integer.toString(otherwise)));
  }

  private static String text(String name, String otherwise) {
    String value = System.getProperty("bench." + name, "");
    return value.isBlank() ? otherwise : value;
  }
}
