package org.cairn.platform;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * A connection that knows whether the running transaction has its actor. See {@link ActorDriver}.
 */
final class ActorConnection implements InvocationHandler {
  /** The call that binds; its parameters come before those of the statement it travels with. */
  static final String BIND = "select bind_actor(?, ?, ?, ?::text[], ?)";

  static final int BIND_PARAMETERS = 5;

  final Connection real;
  private @Nullable Actor bound;

  private ActorConnection(Connection real) {
    this.real = real;
  }

  static Connection around(Connection real) {
    return (Connection)
        Proxy.newProxyInstance(
            ActorConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new ActorConnection(real));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args)
      throws Throwable {
    switch (method.getName()) {
      case "prepareStatement" -> {
        return ActorStatement.around(this, (Connection) proxy, method, args);
      }
      case "createStatement", "prepareCall", "setSavepoint" -> bindNow();
      case "commit", "setAutoCommit", "close", "abort" -> {
        bound = null;
        countEnd();
      }
      case "rollback" -> {
        bound = args == null ? null : bound;
        countEnd();
      }
      case "unwrap" -> {
        if (args != null && args[0] instanceof Class<?> type && type.isInstance(real)) {
          return real;
        }
      }
      default -> {}
    }
    return pass(real, method, args);
  }

  /**
   * Whether the next statement has to carry the actor. Within one transaction the actor must not
   * change.
   */
  boolean needsBinding(@Nullable Actor actor) throws SQLException {
    if (actor == null) {
      return false;
    }
    if (bound == null || real.getAutoCommit()) {
      return true;
    }
    if (!bound.equals(actor)) {
      throw new SQLException("the actor changed within a transaction");
    }
    return false;
  }

  /** The driver sends an end only where something has begun. */
  private void countEnd() throws SQLException {
    if (real.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE) {
      RoundTrips.count();
    }
  }

  void boundTo(Actor actor) {
    bound = actor;
  }

  /** Binds by a statement of its own, for the rare statement that cannot carry the binding. */
  void bindNow() throws SQLException {
    Actor actor = CurrentActor.orNull();
    if (actor == null || real.getAutoCommit() || !needsBinding(actor)) {
      return;
    }
    try (PreparedStatement bind = real.prepareStatement(BIND)) {
      setActor(bind, actor);
      RoundTrips.count();
      bind.execute();
      bound = actor;
    } catch (SQLException e) {
      throw refusal(e);
    }
  }

  static void setActor(PreparedStatement statement, Actor actor) throws SQLException {
    if (actor instanceof Actor.Person person) {
      statement.setString(1, "person");
      statement.setObject(2, person.id());
      statement.setObject(3, person.device(), Types.OTHER);
      statement.setString(4, person.roles());
      statement.setString(5, "");
    } else {
      statement.setString(1, actor instanceof Actor.Job ? "job" : "nobody");
      statement.setNull(2, Types.OTHER);
      statement.setNull(3, Types.OTHER);
      statement.setString(4, "{}");
      statement.setString(5, actor instanceof Actor.Job job ? job.name() : "");
    }
  }

  /**
   * Ends the transaction that a failed statement left open in autocommit mode; a connection that
   * cannot is closed.
   */
  void rollBackQuietly() {
    try (Statement rollback = real.createStatement()) {
      RoundTrips.count();
      rollback.execute("ROLLBACK");
    } catch (SQLException e) {
      try {
        real.abort(Runnable::run);
      } catch (SQLException closing) {
        e.addSuppressed(closing);
      }
    }
  }

  /**
   * What a failed statement throws: the refusals of {@code bind_actor} have a type of their own.
   */
  static SQLException refusal(SQLException e) {
    if ("CA401".equals(e.getSQLState())) {
      throw new ActorRefused(true);
    }
    if ("CA403".equals(e.getSQLState())) {
      throw new ActorRefused(false);
    }
    return e;
  }

  static @Nullable Object pass(Object target, Method method, Object @Nullable [] args)
      throws Throwable {
    try {
      return method.invoke(target, args);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof SQLException sql
          ? refusal(sql)
          : e.getCause() != null ? e.getCause() : e;
    }
  }
}
