package org.cairn.schedule;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.platform.Actor;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.PlatformProblem;
import org.jboss.logging.Logger;

/**
 * Makes the sessions of series, 13 weeks ahead, or further when a coordinator asks for it. Any
 * replica may do it, also several at once: the series is locked meanwhile, and an occurrence is
 * made once.
 */
@ApplicationScoped
class GrowSeries {
  private static final Logger LOG = Logger.getLogger(GrowSeries.class);
  private static final Period AHEAD = Period.ofWeeks(13);
  private static final Period FURTHEST = Period.ofYears(1);
  private static final int TRIES = 3;

  private final AllSeries series;
  private final Clock clock;

  GrowSeries(AllSeries series, Clock clock) {
    this.series = series;
    this.clock = clock;
  }

  /** The first local time at a place for which no session is made ahead of being asked. */
  LocalDateTime horizon(ZoneId zone) {
    return LocalDate.ofInstant(clock.instant(), zone).plus(AHEAD).plusDays(1).atStartOfDay();
  }

  /** Makes sessions until a day, which counts, for the series' coordinator. */
  @Transactional
  int until(UUID id, LocalDate last) {
    AllSeries.Growing growing = series.growing(id).orElseThrow(PlatformProblem.NOT_FOUND::problem);
    LocalDate furthest = LocalDate.ofInstant(clock.instant(), growing.zone()).plus(FURTHEST);
    if (last.isAfter(furthest)) {
      throw ScheduleProblem.TOO_FAR_AHEAD.problem(
          "Sessions can be made for the next twelve months.");
    }
    return grow(id, last.plusDays(1).atStartOfDay());
  }

  /** Makes what is not made of a series; how many that were. */
  int grow(UUID id, LocalDateTime until) {
    return DatabaseRefused.translate(
        Map.of("room_busy", ScheduleProblem.CLASHES),
        () -> {
          for (int i = 0; i < TRIES; i++) {
            AllSeries.Growing growing =
                series.growing(id).orElseThrow(PlatformProblem.NOT_FOUND::problem);
            int made =
                series.grow(id, growing.version(), growing.until(until), until, clock.instant());
            if (made >= 0) {
              return made;
            }
          }
          throw PlatformProblem.UNAVAILABLE.problem();
        });
  }

  /** All series, each on its own: what is wrong with one is no matter of the others. */
  @Scheduled(every = "1h", delayed = "2m")
  void growAll() {
    CurrentActor.run(
        new Actor.Job("series"),
        () -> {
          // By the last place on Earth to begin a day: then every site has reached its horizon.
          List<UUID> ids = series.toGrow(horizon(ZoneOffset.ofHours(-12)));
          for (UUID id : ids) {
            try {
              QuarkusTransaction.requiringNew()
                  .run(
                      () ->
                          series
                              .growing(id)
                              .ifPresent(growing -> grow(id, horizon(growing.zone()))));
            } catch (RuntimeException e) {
              LOG.errorf(e, "series %s did not grow", id);
            }
          }
        });
  }
}
