package org.cairn.platform;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts exchanges with the database: statements, bindings that travel alone, commits and
 * rollbacks. That is what a read costs when the database is some way off, and a test holds reads to
 * two. Plain statements ({@code createStatement}) and the pool's checks are not counted.
 */
@Singleton
final class RoundTrips implements MeterBinder {
  private static final LongAdder COUNT = new LongAdder();

  static void count() {
    COUNT.increment();
  }

  static long sum() {
    return COUNT.sum();
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    FunctionCounter.builder("cairn.database.round.trips", COUNT, LongAdder::sum)
        .description("Exchanges with the database")
        .register(registry);
  }
}
