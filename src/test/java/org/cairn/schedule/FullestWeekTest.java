package org.cairn.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FullestWeekTest {
  private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");

  @Test
  void nothingComesToNothing() {
    assertEquals(0, FullestWeek.minutes(List.of()));
  }

  @Test
  void whatFollowsDirectlyFits() {
    assertEquals(120, FullestWeek.minutes(List.of(at(60, 60), at(0, 60))));
  }

  @Test
  void twoShortOnesBeatALongOneAndTheOtherWayRound() {
    assertEquals(180, FullestWeek.minutes(List.of(at(0, 90), at(60, 120), at(150, 90))));
    assertEquals(240, FullestWeek.minutes(List.of(at(0, 90), at(60, 240), at(270, 90))));
  }

  @Test
  void itIsWhatTryingEverySelectionFinds() {
    Random random = new Random(20261123);
    for (int round = 0; round < 300; round++) {
      List<Interval> offered = new ArrayList<>();
      for (int i = random.nextInt(10); i > 0; i--) {
        offered.add(at(random.nextInt(40) * 15, 15 + random.nextInt(8) * 15));
      }
      assertEquals(tried(offered), FullestWeek.minutes(offered), offered::toString);
    }
  }

  private static int tried(List<Interval> offered) {
    int best = 0;
    for (int selection = 0; selection < 1 << offered.size(); selection++) {
      List<Interval> taken = new ArrayList<>();
      boolean fits = true;
      for (int i = 0; i < offered.size() && fits; i++) {
        if ((selection >> i & 1) == 1) {
          fits = taken.stream().noneMatch(offered.get(i)::overlaps);
          taken.add(offered.get(i));
        }
      }
      if (fits) {
        best = Math.max(best, taken.stream().mapToInt(Interval::minutes).sum());
      }
    }
    return best;
  }

  private static Interval at(int minute, int minutes) {
    Instant starts = MONDAY.plus(Duration.ofMinutes(minute));
    return new Interval(starts, starts.plus(Duration.ofMinutes(minutes)));
  }
}
