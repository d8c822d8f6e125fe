package org.cairn.checkin;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/** What a check-in measures in numbers, under the name of its question. */
enum Measure {
  MOOD("mood", "Mood", "0 very low to 10 very good", 10, "higher", "lower"),
  CRAVING("craving", "Craving", "0 none to 10 the strongest there is", 10, "higher", "lower"),
  STRESS("stress", "Stress", "0 none to 10 the most there is", 10, "higher", "lower"),
  SLEEP("sleepHours", "Sleep", "hours a night", 12, "longer", "shorter");

  /** Medians that lie less than this apart, in points or hours, are about the same. */
  private static final BigDecimal MOVED = BigDecimal.ONE;

  /** Of fourteen days: with fewer answers, one of them would be the median. */
  private static final int ENOUGH_DAYS = 3;

  private final String key;
  private final String title;
  private final String scale;
  private final int top;
  private final String more;
  private final String less;

  Measure(String key, String title, String scale, int top, String more, String less) {
    this.key = key;
    this.title = title;
    this.scale = scale;
    this.top = top;
    this.more = more;
    this.less = less;
  }

  static Optional<Measure> of(String key) {
    return Stream.of(values()).filter(one -> one.key.equals(key)).findFirst();
  }

  String key() {
    return key;
  }

  String title() {
    return title;
  }

  String scale() {
    return scale;
  }

  /** The usual upper end of an axis. */
  int top() {
    return top;
  }

  /**
   * What has become of it, in a sentence for people. It says what the answers say and no more: no
   * judgment, no diagnosis, and not a word about days without an answer.
   *
   * @param recent the last fourteen days
   * @param before the fourteen before those
   */
  String compared(Answers recent, Answers before) {
    if (recent.days() < ENOUGH_DAYS
        || before.days() < ENOUGH_DAYS
        || recent.median() == null
        || before.median() == null) {
      return "A few more check-ins and you can see how this changes.";
    }
    BigDecimal change = recent.median().subtract(before.median());
    if (change.abs().compareTo(MOVED) < 0) {
      return title + " is about the same as two weeks ago.";
    }
    return title + " is " + (change.signum() > 0 ? more : less) + " than two weeks ago.";
  }
}
