package org.cairn.platform;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The actor of the running call. It is bound to the thread for the extent of a call and no longer,
 * so that it can neither be forgotten on the thread nor reach another request.
 */
public final class CurrentActor {
  /** Where a request notes until when what vouches for its person holds (an Instant). */
  public static final String UNTIL = "cairn.actor.until";

  private static final ThreadLocal<@Nullable Actor> CURRENT = new ThreadLocal<>();

  private CurrentActor() {}

  /** Runs the call in the name of the actor, then restores the one before. */
  public static <T> T call(Actor actor, Callable<T> call) throws Exception {
    Actor before = CURRENT.get();
    CURRENT.set(actor);
    try {
      return call.call();
    } finally {
      if (before == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(before);
      }
    }
  }

  /** As {@link #call}, for what throws no checked exception. */
  public static void run(Actor actor, Runnable work) {
    try {
      call(
          actor,
          () -> {
            work.run();
            return true;
          });
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static @Nullable Actor orNull() {
    return CURRENT.get();
  }

  /** The signed-in person. Throws when the operation was not declared to need one. */
  public static Actor.Person person() {
    if (CURRENT.get() instanceof Actor.Person person) {
      return person;
    }
    throw new IllegalStateException("no person acts here");
  }
}
