package org.cairn.platform;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A request that waits for the first event. What it is answered is read then, by itself. */
final class EventWait implements EventListener {
  private final EventHub hub;
  private final Vertx vertx;
  private final Actor.Person actor;
  private final Callable<EventFeed> read;
  private final CompletableFuture<EventFeed> answer = new CompletableFuture<>();

  // Guarded by this:
  private long settled = Long.MAX_VALUE;
  private long latest = Long.MIN_VALUE;
  private boolean over;
  private long timer;

  EventWait(EventHub hub, Vertx vertx, Actor.Person actor, Callable<EventFeed> read) {
    this.hub = hub;
    this.vertx = vertx;
    this.actor = actor;
    this.read = read;
  }

  @Override
  public UUID person() {
    return actor.id();
  }

  CompletableFuture<EventFeed> answer() {
    return answer;
  }

  /** Waits, after a read that found nothing up to this bound. */
  synchronized void from(long bound, int seconds) {
    settled = bound;
    timer = vertx.setTimer(TimeUnit.SECONDS.toMillis(seconds), fired -> wake());
    answer.whenComplete((feed, failure) -> vertx.cancelTimer(timer));
    if (latest >= bound || !hub.covers(bound)) {
      wake();
    }
  }

  @Override
  public synchronized void deliver(FeedPage.Reading reading, EventViews.Batch batch) {
    latest = Math.max(latest, reading.event().position().xact());
    if (latest >= settled) {
      wake();
    }
  }

  @Override
  public void end(@Nullable String why) {
    wake();
  }

  private synchronized void wake() {
    if (!over) {
      over = true;
      hub.leave(this);
      Infrastructure.getDefaultWorkerPool().execute(this::complete);
    }
  }

  private void complete() {
    try {
      answer.complete(CurrentActor.call(actor, read));
    } catch (Exception e) {
      answer.completeExceptionally(e);
    }
  }
}
