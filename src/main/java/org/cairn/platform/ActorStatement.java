package org.cairn.platform;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A prepared statement that is prepared late: only when it runs is it known whether it has to carry
 * the actor. Parameters are kept until then and set one binding further on.
 */
final class ActorStatement implements InvocationHandler {
  private record Call(Method method, Object[] args) {}

  private final ActorConnection connection;
  private final Connection proxy;
  private final Method prepare;
  private final Object[] prepareArgs;
  private final boolean plainOnly;
  private final List<Call> parameters = new ArrayList<>();
  private final List<Call> settings = new ArrayList<>(0);

  /**
   * The statement as it stands, and the ones that carry the actor: within a transaction, and as a
   * whole one.
   */
  private @Nullable PreparedStatement plain;

  private @Nullable PreparedStatement first;
  private @Nullable PreparedStatement whole;
  private @Nullable PreparedStatement last;

  private ActorStatement(
      ActorConnection connection, Connection proxy, Method prepare, Object[] args) {
    this.connection = connection;
    this.proxy = proxy;
    this.prepare = prepare;
    this.prepareArgs = args;
    // Generated keys add a RETURNING to the text: such a statement cannot be one of several.
    this.plainOnly = args.length == 2;
  }

  static PreparedStatement around(
      ActorConnection connection, Connection proxy, Method prepare, Object @Nullable [] args) {
    return (PreparedStatement)
        Proxy.newProxyInstance(
            ActorStatement.class.getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            new ActorStatement(connection, proxy, prepare, args == null ? new Object[0] : args));
  }

  @Override
  public @Nullable Object invoke(Object self, Method method, Object @Nullable [] args)
      throws Throwable {
    String name = method.getName();
    if (name.startsWith("set") && args != null) {
      (args.length > 1 ? parameters : settings).add(new Call(method, args));
      return null;
    }
    switch (name) {
      case "executeQuery", "executeUpdate", "executeLargeUpdate", "execute" -> {
        return args == null ? run(method) : connectionless(name);
      }
      case "addBatch" -> {
        if (connection.real.getAutoCommit()) {
          throw new SQLFeatureNotSupportedException("a batch needs a transaction");
        }
        connection.bindNow();
        replay(plain(), 0);
      }
      case "executeBatch", "executeLargeBatch" -> RoundTrips.count();
      case "clearParameters" -> {
        parameters.clear();
        return null;
      }
      case "getConnection" -> {
        return proxy;
      }
      case "close" -> {
        close(plain);
        close(first);
        close(whole);
        return null;
      }
      case "isClosed" -> {
        return last != null && last.isClosed();
      }
      default -> {}
    }
    return ActorConnection.pass(last != null ? last : plain(), method, args);
  }

  private @Nullable Object run(Method method) throws Throwable {
    Actor actor = CurrentActor.orNull();
    if (!connection.needsBinding(actor) || actor == null) {
      return runPlain(method);
    }
    boolean autocommit = connection.real.getAutoCommit();
    if (plainOnly && !autocommit) {
      connection.bindNow();
      return runPlain(method);
    }
    PreparedStatement statement;
    if (autocommit) {
      statement =
          whole == null
              ? whole = prepared("BEGIN; " + ActorConnection.BIND + "; ", "; COMMIT")
              : whole;
    } else {
      statement = first == null ? first = prepared(ActorConnection.BIND + "; ", "") : first;
    }
    last = statement;
    try {
      ActorConnection.setActor(statement, actor);
      replay(statement, ActorConnection.BIND_PARAMETERS);
      RoundTrips.count();
      // The first rows are the binding's; what follows is the statement's own result.
      boolean rows = statement.execute();
      while (!rows) {
        rows = statement.getMoreResults();
      }
      boolean answersRows = statement.getMoreResults();
      if (!autocommit) {
        connection.boundTo(actor);
      }
      return switch (method.getName()) {
        case "execute" -> answersRows;
        case "executeUpdate" -> statement.getUpdateCount();
        case "executeLargeUpdate" -> statement.getLargeUpdateCount();
        default -> rows(statement.getResultSet());
      };
    } catch (SQLException e) {
      if (autocommit) {
        connection.rollBackQuietly();
      }
      throw ActorConnection.refusal(e);
    }
  }

  private @Nullable Object runPlain(Method method) throws Throwable {
    PreparedStatement statement = plain();
    last = statement;
    replay(statement, 0);
    RoundTrips.count();
    return ActorConnection.pass(statement, method, null);
  }

  private static ResultSet rows(@Nullable ResultSet rows) throws SQLException {
    if (rows == null) {
      throw new SQLException("No results were returned by the query.");
    }
    return rows;
  }

  private static Object connectionless(String name) throws SQLException {
    throw new SQLException("a prepared statement cannot " + name + " another text");
  }

  private PreparedStatement plain() throws Throwable {
    return plain == null ? plain = prepared("", "") : plain;
  }

  private PreparedStatement prepared(String before, String after) throws Throwable {
    Object[] args = prepareArgs.clone();
    args[0] = before + args[0] + after;
    Object statement = ActorConnection.pass(connection.real, prepare, args);
    if (statement == null) {
      throw new SQLException("not prepared");
    }
    return (PreparedStatement) statement;
  }

  private void replay(PreparedStatement statement, int shift) throws Throwable {
    for (Call call : settings) {
      ActorConnection.pass(statement, call.method, call.args);
    }
    for (Call call : parameters) {
      Object[] args = call.args.clone();
      args[0] = (Integer) args[0] + shift;
      ActorConnection.pass(statement, call.method, args);
    }
  }

  private static void close(@Nullable PreparedStatement statement) throws SQLException {
    if (statement != null) {
      statement.close();
    }
  }
}
