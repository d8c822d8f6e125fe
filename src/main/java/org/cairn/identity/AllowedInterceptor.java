package org.cairn.identity;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.List;
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
  private static final String SCHEME = "Bearer ";

  private final CurrentVertxRequest request;
  private final AccessTokens tokens;
  private final Callers callers;
  private final Map<Method, String> roles = new ConcurrentHashMap<>();

  AllowedInterceptor(CurrentVertxRequest request, AccessTokens tokens, Callers callers) {
    this.request = request;
    this.tokens = tokens;
    this.callers = callers;
  }

  /**
   * Asks for the token itself: the framework's identity, made for each request on another thread,
   * costs a sixth of a read, and nothing else here asks for it.
   */
  @AroundInvoke
  @Nullable Object bind(InvocationContext call) throws Exception {
    JsonWebToken token;
    try {
      token = tokens.read(bearer());
    } catch (ParseException e) {
      throw IdentityProblem.unauthenticated();
    }
    Actor.Person person =
        callers.of(token, roles.computeIfAbsent(call.getMethod(), AllowedInterceptor::rolesOf));
    // What outlives the call, a stream, ends with the token.
    request.getCurrent().put(CurrentActor.UNTIL, Instant.ofEpochSecond(token.getExpirationTime()));
    return CurrentActor.call(person, call::proceed);
  }

  /** The credentials of RFC 6750, 2.1: the scheme in any case, and one of them. */
  private String bearer() {
    List<String> all = request.getCurrent().request().headers().getAll(HttpHeaders.AUTHORIZATION);
    if (all.size() != 1 || !all.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw IdentityProblem.unauthenticated();
    }
    return all.get(0).substring(SCHEME.length()).strip();
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
