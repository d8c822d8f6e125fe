package org.cairn.schedule;

import java.util.Comparator;
import java.util.List;

/** How much of what is offered fits together. */
final class FullestWeek {
  private FullestWeek() {}

  /**
   * The largest sum of minutes of intervals of which no two overlap (weighted interval scheduling).
   * By end, each is either left out, or taken together with the best of those that are over when it
   * starts.
   */
  static int minutes(List<Interval> offered) {
    List<Interval> byEnd = offered.stream().sorted(Comparator.comparing(Interval::ends)).toList();
    int[] best = new int[byEnd.size() + 1];
    for (int i = 0; i < byEnd.size(); i++) {
      Interval last = byEnd.get(i);
      int before = i;
      while (before > 0 && byEnd.get(before - 1).ends().isAfter(last.starts())) {
        before--;
      }
      best[i + 1] = Math.max(best[i], best[before] + last.minutes());
    }
    return best[byEnd.size()];
  }
}
