package org.cairn.identity;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.cairn.platform.Actor;
import org.cairn.platform.CurrentActor;
import org.jspecify.annotations.Nullable;

/** Runs an {@link Open} operation in the name of nobody. */
@Open
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class OpenInterceptor {
  private static final Actor NOBODY = new Actor.Nobody();

  @AroundInvoke
  @Nullable Object bind(InvocationContext call) throws Exception {
    return CurrentActor.call(NOBODY, call::proceed);
  }
}
