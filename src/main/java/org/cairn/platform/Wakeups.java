package org.cairn.platform;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hints that the feed is worth a look: after each write of this replica, and, by PostgreSQL's
 * NOTIFY, of the others. Hints only: whoever waits looks again after a while anyway, so a lost one
 * costs a moment and nothing else. NOTIFY stays out of the transactions that write, which it would
 * put in a queue at their commits, and many writes share one.
 */
@ApplicationScoped
class Wakeups {
  private static final Logger LOG = Logger.getLogger(Wakeups.class);
  private static final String CHANNEL = "cairn_events";
  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

  /** Between two NOTIFYs of a replica. */
  private static final long TELL_EVERY_MS = 25;

  private static final int LISTEN_MS = 10_000;
  private static final long FIRST_RETRY_MS = 100;
  private static final long LAST_RETRY_MS = 30_000;

  private final DataSource dataSource;
  private final String replica = UUID.randomUUID().toString();
  private final AtomicBoolean telling = new AtomicBoolean();
  private final AtomicBoolean listening = new AtomicBoolean();
  private final ScheduledExecutorService teller =
      Executors.newSingleThreadScheduledExecutor(work -> thread(work, "event-notify"));
  private volatile boolean stopped;
  private boolean woken;

  Wakeups(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * After each request that may have written, also a refused one: while its transaction ran, it
   * held back what was written after it.
   */
  @Provider
  static class AfterWrites implements ContainerResponseFilter {
    private final Wakeups wakeups;

    AfterWrites(Wakeups wakeups) {
      this.wakeups = wakeups;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      if (!READS.contains(request.getMethod())) {
        wakeups.written();
      }
    }
  }

  /** Something may have been written here. */
  void written() {
    wake();
    if (telling.compareAndSet(false, true)) {
      try {
        teller.schedule(this::tell, TELL_EVERY_MS, TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        // This replica ends.
        telling.set(true);
      }
    }
  }

  private synchronized void wake() {
    woken = true;
    notifyAll();
  }

  /** Waits for a hint, so long at the most; whether there was one since the last time. */
  synchronized boolean await(long millis) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (!woken) {
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    woken = false;
    return true;
  }

  /** What is written while it runs is told next time. */
  private void tell() {
    telling.set(false);
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("notify " + CHANNEL + ", '" + replica + "'");
    } catch (SQLException | RuntimeException e) {
      LOG.debug("the other replicas were not told of a write", e);
    }
  }

  /** Listens to the other replicas, from the first time that somebody waits here. */
  void listen() {
    if (listening.compareAndSet(false, true)) {
      thread(this::listenOn, "event-listen").start();
    }
  }

  private void listenOn() {
    try {
      listenUntilStopped();
    } finally {
      // Whoever waits next starts it again: nothing believes in ears that are gone.
      listening.set(false);
    }
  }

  private void listenUntilStopped() {
    long retry = FIRST_RETRY_MS;
    while (!stopped) {
      try (Connection connection = dataSource.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("listen " + CHANNEL);
        retry = FIRST_RETRY_MS;
        while (!stopped && heard(connection)) {
          // Until the connection is lost.
        }
      } catch (SQLException | RuntimeException e) {
        LOG.debug("the other replicas are not heard", e);
      }
      try {
        Thread.sleep(retry);
      } catch (InterruptedException e) {
        return;
      }
      retry = Math.min(2 * retry, LAST_RETRY_MS);
    }
  }

  private boolean heard(Connection connection) throws SQLException {
    PGNotification[] hints = connection.unwrap(PGConnection.class).getNotifications(LISTEN_MS);
    if (hints == null || hints.length == 0) {
      return connection.isValid(2);
    }
    for (PGNotification hint : hints) {
      if (!hint.getParameter().equals(replica)) {
        wake();
      }
    }
    return true;
  }

  void stop(@Observes ShutdownEvent ended) {
    stopped = true;
    teller.shutdownNow();
    wake();
  }

  private static Thread thread(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
