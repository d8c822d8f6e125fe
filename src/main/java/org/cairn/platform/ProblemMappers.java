package org.cairn.platform;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.HttpProblemMapper;
import io.quarkus.arc.ArcUndeclaredThrowableException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpClosedException;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.RollbackException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.StaleStateException;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ExceptionUnwrapStrategy;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.UnwrapException;

/** The exceptions that the problem library does not know, or would say too much of. */
@UnwrapException(
    value = {ArcUndeclaredThrowableException.class, RollbackException.class},
    strategy = ExceptionUnwrapStrategy.UNWRAP_IF_NO_EXACT_MATCH)
class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  /** Before the library's own mappers. */
  private static final int FIRST = 1;

  private static final HttpProblemMapper STYLED = new HttpProblemMapper();

  @ServerExceptionMapper(
      value = {
        JacksonException.class,
        JsonProcessingException.class,
        MismatchedInputException.class,
        InvalidFormatException.class,
        UnrecognizedPropertyException.class
      },
      priority = FIRST)
  Response json(JacksonException e) {
    return STYLED.toResponse(ofJson(e));
  }

  @ServerExceptionMapper(
      value = {WebApplicationException.class, NotFoundException.class},
      priority = FIRST)
  Response ofFramework(WebApplicationException e) {
    if (e.getCause() instanceof JacksonException json) {
      return json(json);
    }
    if (e instanceof NotFoundException && e.getCause() != null) {
      // A query parameter that could not be read: Jakarta REST calls it not found, and it is not.
      return STYLED.toResponse(PlatformProblem.BAD_REQUEST.problem());
    }
    HttpProblem.Builder problem = PlatformProblem.of(e.getResponse().getStatus()).builder();
    Object allowed = e.getResponse().getHeaderString(HttpHeaders.ALLOW);
    if (allowed != null) {
      problem.withHeader(HttpHeaders.ALLOW, allowed);
    }
    return STYLED.toResponse(problem.build());
  }

  /** A token that is not good. (The library's own mapper does not fit this version of Quarkus.) */
  @ServerExceptionMapper(
      value = {
        AuthenticationFailedException.class,
        AuthenticationCompletionException.class,
        UnauthorizedException.class
      },
      priority = FIRST)
  Response unauthenticated(SecurityException e) {
    return STYLED.toResponse(ofActor(new ActorRefused(true)));
  }

  @ServerExceptionMapper(priority = FIRST)
  Response refused(ActorRefused e) {
    return STYLED.toResponse(ofActor(e));
  }

  /**
   * Everything else: what the database refused, or a reference id for the person and the exception
   * for the log.
   */
  @ServerExceptionMapper(
      value = {Exception.class, Throwable.class},
      priority = FIRST)
  Response rest(Throwable e) {
    return STYLED.toResponse(ofAny(e));
  }

  /** Wrong JSON: which field, by its own name, and never the value or a class. */
  private static HttpProblem ofJson(JacksonException e) {
    if (e instanceof PropertyBindingException) {
      return field("", "the body has a field that this operation does not know");
    }
    // What breaks off within a field is wrapped in that field's path.
    boolean malformed =
        e instanceof JsonParseException || e.getCause() instanceof JsonParseException;
    if (!malformed && e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return field(
          mapping.getPath().stream()
              .map(
                  step ->
                      step.getFieldName() == null
                          ? "[" + step.getIndex() + "]"
                          : step.getFieldName())
              .collect(Collectors.joining(".")),
          "needs another type or form");
    }
    return PlatformProblem.BAD_REQUEST.problem(
        malformed
            ? "The body is not well-formed JSON."
            : "The body is not the JSON expected here.");
  }

  private static HttpProblem field(String name, String message) {
    return PlatformProblem.INVALID_FIELDS
        .builder()
        .with("violations", List.of(new WrongField(name, message)))
        .build();
  }

  private static HttpProblem ofActor(ActorRefused e) {
    return e.ended()
        ? PlatformProblem.UNAUTHENTICATED
            .builder()
            .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")
            .build()
        : PlatformProblem.FORBIDDEN.problem();
  }

  private static HttpProblem ofAny(Throwable e) {
    boolean poolIsDry = false;
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof OptimisticLockException || cause instanceof StaleStateException) {
        return PlatformProblem.STALE.problem();
      }
      if (cause instanceof ActorRefused refused) {
        return ofActor(refused);
      }
      if (cause instanceof HttpProblem problem) {
        return problem;
      }
      if (cause instanceof HttpClosedException) {
        // The phone hung up: nobody reads this answer, and nothing went wrong on our side.
        return PlatformProblem.BAD_REQUEST.problem();
      }
      // Agroal names an exhausted or unreachable pool by a plain SQLException without a state.
      poolIsDry |= cause instanceof SQLException sql && sql.getSQLState() == null;
    }
    String state =
        DatabaseRefused.postgres(e).map(cause -> String.valueOf(cause.getSQLState())).orElse("");
    if (state.equals("23503")) {
      return PlatformProblem.NOT_FOUND.problem();
    }
    if (DatabaseRefused.byPolicy(e)) {
      LOG.warnf(
          "request %s was refused by the database's own policies", MDC.get(RequestIds.MDC_KEY));
      return PlatformProblem.NOT_FOUND.problem();
    }
    if (state.equals("22021") || state.equals("22008")) {
      // A zero character in a parameter, or a day in a year that the database does not have.
      return PlatformProblem.BAD_REQUEST.problem();
    }
    if (state.startsWith("23")) {
      return PlatformProblem.CONFLICT.problem();
    }
    if (state.equals("40P01") || state.equals("40001")) {
      // Two changes met; whoever asks again gets through.
      return PlatformProblem.UNAVAILABLE.builder().withHeader(HttpHeaders.RETRY_AFTER, "1").build();
    }
    if (state.startsWith("08") || state.startsWith("57P") || state.equals("53300") || poolIsDry) {
      LOG.warnf("database unavailable, SQL state %s", state);
      return PlatformProblem.UNAVAILABLE.builder().withHeader(HttpHeaders.RETRY_AFTER, "2").build();
    }
    LOG.errorf(e, "request %s failed", MDC.get(RequestIds.MDC_KEY));
    return PlatformProblem.INTERNAL_ERROR.problem();
  }
}
