package org.cairn.checkin;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** So many of something. */
record Milestone(MilestoneKind kind, int number) {
  private static final Pattern ID =
      Pattern.compile(
          Stream.of(MilestoneKind.values())
              .map(MilestoneKind::word)
              .collect(Collectors.joining("|", "(", ")-([1-9][0-9]{0,5})")));

  /** The milestone of an id such as {@code sessions-10}, if it is one. */
  static Optional<Milestone> of(String id) {
    Matcher matcher = ID.matcher(id);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Milestone named =
        new Milestone(MilestoneKind.of(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    return named.kind.upTo(named.number).anyMatch(one -> one == named.number)
        ? Optional.of(named)
        : Optional.empty();
  }

  String id() {
    return kind.word() + "-" + number;
  }

  String words() {
    return kind.words(number);
  }
}
