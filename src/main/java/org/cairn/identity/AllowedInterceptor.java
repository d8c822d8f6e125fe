package org.cairn.identity;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cairn.platform.Actor;
import org.cairn.platform.CurrentActor;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Runs an {@link Allowed} operation in the name of the person that the access token names. */
@Allowed
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class AllowedInterceptor {
  private final CurrentIdentityAssociation association;
  private final Callers callers;
  private final Map<Method, String> roles = new ConcurrentHashMap<>();

  AllowedInterceptor(CurrentIdentityAssociation association, Callers callers) {
    this.association = association;
    this.callers = callers;
  }

  @AroundInvoke
  @Nullable Object bind(InvocationContext call) throws Exception {
    if (!(association.getIdentity().getPrincipal() instanceof JsonWebToken token)) {
      throw IdentityProblem.unauthenticated();
    }
    Actor.Person person =
        callers.of(token, roles.computeIfAbsent(call.getMethod(), AllowedInterceptor::rolesOf));
    return CurrentActor.call(person, call::proceed);
  }

  private static String rolesOf(Method method) {
    Allowed allowed = method.getAnnotation(Allowed.class);
    if (allowed == null) {
      allowed = method.getDeclaringClass().getAnnotation(Allowed.class);
    }
    if (allowed == null) {
      throw new IllegalStateException("no @Allowed on " + method);
    }
    return Role.literal(allowed.value());
  }
}
