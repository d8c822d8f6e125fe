package org.cairn.platform;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.postgresql.util.PSQLException;

/**
 * A statement failed in the database. The message names no value: server details are not asked for.
 */
public final class DatabaseRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  DatabaseRefused(SQLException cause) {
    super("SQL state " + cause.getSQLState(), cause);
  }

  /**
   * Runs the work; where a constraint of the database refuses it, throws the problem that the
   * constraint stands for.
   *
   * @param problems constraint name to problem
   */
  public static <T> T translate(Map<String, ? extends ProblemType> problems, Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      ProblemType problem = constraint(e).map(problems::get).orElse(null);
      throw problem == null ? e : problem.problem();
    }
  }

  /**
   * The name of the constraint that a failed statement ran into, wherever it stands in the chain of
   * causes.
   */
  public static Optional<String> constraint(Throwable failure) {
    return postgres(failure)
        .map(PSQLException::getServerErrorMessage)
        .map(message -> message.getConstraint());
  }

  /**
   * Whether a policy refused a new row: it would touch what is not the caller's, and for them that
   * is not there. A missing grant has the same SQL state and is a mistake of ours.
   */
  static boolean byPolicy(Throwable failure) {
    return postgres(failure)
        .map(PSQLException::getServerErrorMessage)
        .filter(message -> "ExecWithCheckOptions".equals(message.getRoutine()))
        .isPresent();
  }

  static Optional<PSQLException> postgres(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PSQLException postgres) {
        return Optional.of(postgres);
      }
    }
    return Optional.empty();
  }
}
