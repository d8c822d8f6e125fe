package org.cairn.checkin;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.stream.IntStream;

/** What milestones are of. */
public enum MilestoneKind {
  /** Recovery days: those of the count that has come furthest, over all its periods. */
  DAYS(new int[] {1, 3, 7, 14, 30, 60, 90, 180, 270, 365}, 365),
  /** Sessions attended, also in part. */
  SESSIONS(new int[] {1, 5, 10, 25, 50, 100}, 50),
  /** Days on which a skill was used. */
  SKILLS(new int[] {1, 5, 10, 25, 50, 100}, 50);

  private final int[] first;
  private final int step;

  /**
   * A kind.
   *
   * @param first its first milestones; the last of them is a multiple of the step
   * @param step from one to the next after those
   */
  MilestoneKind(int[] first, int step) {
    this.first = first;
    this.step = step;
  }

  /** The name in JSON, in a milestone's id and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static MilestoneKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The milestones up to that number. */
  IntStream upTo(int number) {
    int last = first[first.length - 1];
    return IntStream.concat(
            IntStream.of(first), IntStream.iterate(last + step, n -> n <= number, n -> n + step))
        .filter(n -> n <= number);
  }

  int after(int number) {
    return IntStream.of(first)
        .filter(n -> n > number)
        .findFirst()
        .orElse((number / step + 1) * step);
  }

  /** That many of it, in words. */
  String words(int number) {
    return switch (this) {
      // Of all periods together: nobody may read it as days in a row.
      case DAYS -> number == 1 ? "1 day" : number + " days in all";
      case SESSIONS -> counted(number, "session");
      case SKILLS -> counted(number, "day") + " with a skill";
    };
  }

  /** What is said where none is reached yet. */
  String beginning() {
    return switch (this) {
      case DAYS -> "Counting days is yours to choose.";
      case SESSIONS -> "The first session is the first milestone.";
      case SKILLS -> "The first day with a skill is the first milestone.";
    };
  }

  private static String counted(int number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
