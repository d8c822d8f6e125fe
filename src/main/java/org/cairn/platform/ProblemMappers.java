package org.cairn.platform;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.arc.ArcUndeclaredThrowableException;
import jakarta.annotation.Priority;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.StaleStateException;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ExceptionUnwrapStrategy;
import org.jboss.resteasy.reactive.server.UnwrapException;

/** The exceptions that the problem library does not know, or would say too much of. */
@UnwrapException(
    value = {ArcUndeclaredThrowableException.class, RollbackException.class},
    strategy = ExceptionUnwrapStrategy.UNWRAP_IF_NO_EXACT_MATCH)
final class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  private ProblemMappers() {}

  /** Wrong JSON: which field, by its own name, and never the value or a class. */
  @Provider
  @Priority(Priorities.USER - 1000)
  static final class Json extends ExceptionMapperBase<JacksonException> {
    @Override
    protected HttpProblem toProblem(JacksonException e) {
      if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
        String field =
            mapping.getPath().stream()
                .map(
                    step ->
                        step.getFieldName() == null
                            ? "[" + step.getIndex() + "]"
                            : step.getFieldName())
                .collect(Collectors.joining("."));
        boolean unknown = e instanceof PropertyBindingException;
        return PlatformProblem.INVALID_FIELDS
            .builder()
            .with(
                "violations",
                List.of(
                    new ProblemStyle.Field(
                        unknown ? "" : field,
                        "body",
                        unknown
                            ? "the body has a field that this operation does not know"
                            : "needs another type")))
            .build();
      }
      return PlatformProblem.BAD_REQUEST.problem(
          e instanceof JsonParseException
              ? "The body is not well-formed JSON."
              : "The body is not the JSON expected here.");
    }
  }

  /** The actor has ended, or lacks the role. */
  @Provider
  static final class Refused extends ExceptionMapperBase<ActorRefused> {
    @Override
    protected HttpProblem toProblem(ActorRefused e) {
      return e.ended()
          ? PlatformProblem.UNAUTHENTICATED
              .builder()
              .withHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"")
              .build()
          : PlatformProblem.FORBIDDEN.problem();
    }
  }

  /** What the database refused through Hibernate. */
  @Provider
  static final class Persistence extends ExceptionMapperBase<PersistenceException> {
    @Override
    protected HttpProblem toProblem(PersistenceException e) {
      return ofDatabase(e);
    }
  }

  /** What the database refused through JDBC. */
  @Provider
  static final class Database extends ExceptionMapperBase<DatabaseRefused> {
    @Override
    protected HttpProblem toProblem(DatabaseRefused e) {
      return ofDatabase(e);
    }
  }

  /** A commit that failed. */
  @Provider
  static final class Commit extends ExceptionMapperBase<RollbackException> {
    @Override
    protected HttpProblem toProblem(RollbackException e) {
      return ofDatabase(e);
    }
  }

  /** Everything else: a reference id for the person, the exception for the log. */
  @Provider
  @Priority(Priorities.USER - 1000)
  static final class Rest extends ExceptionMapperBase<Exception> {
    @Override
    protected HttpProblem toProblem(Exception e) {
      return ofDatabase(e);
    }
  }

  private static HttpProblem ofDatabase(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof OptimisticLockException || cause instanceof StaleStateException) {
        return PlatformProblem.STALE.problem();
      }
      if (cause instanceof ActorRefused refused) {
        return new Refused().toProblem(refused);
      }
      if (cause instanceof HttpProblem problem) {
        return problem;
      }
    }
    String state =
        DatabaseRefused.postgres(e).map(cause -> String.valueOf(cause.getSQLState())).orElse("");
    if (state.startsWith("23")) {
      return PlatformProblem.CONFLICT.problem();
    }
    if (state.startsWith("08")
        || state.startsWith("57P")
        || state.equals("53300")
        || poolIsDry(e)) {
      LOG.warnf("database unavailable, SQL state %s", state);
      return PlatformProblem.UNAVAILABLE.builder().withHeader("Retry-After", "2").build();
    }
    LOG.errorf(e, "request %s failed", MDC.get(RequestIds.MDC_KEY));
    return PlatformProblem.INTERNAL_ERROR.problem();
  }

  /** Agroal names an exhausted or unreachable pool by a plain SQLException without a state. */
  private static boolean poolIsDry(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof java.sql.SQLException sql && sql.getSQLState() == null) {
        return true;
      }
    }
    return false;
  }
}
