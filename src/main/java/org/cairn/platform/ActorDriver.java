package org.cairn.platform;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's driver with the actor bound below the pool: whatever runs above it (Hibernate,
 * Panache, plain JDBC) carries the {@link CurrentActor}, and nothing can forget it. Binding takes
 * no round trip of its own: it travels with the first statement of a transaction, and a statement
 * outside a transaction becomes a transaction of one round trip. A statement without an actor is
 * sent as it is, and the policies of the database raise.
 */
public final class ActorDriver implements Driver {
  private final Driver postgresql = new org.postgresql.Driver();

  @Override
  public @Nullable Connection connect(String url, Properties info) throws SQLException {
    Connection real = postgresql.connect(url, info);
    return real == null ? null : ActorConnection.around(real);
  }

  @Override
  public boolean acceptsURL(String url) throws SQLException {
    return postgresql.acceptsURL(url);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
    return postgresql.getPropertyInfo(url, info);
  }

  @Override
  public int getMajorVersion() {
    return postgresql.getMajorVersion();
  }

  @Override
  public int getMinorVersion() {
    return postgresql.getMinorVersion();
  }

  @Override
  public boolean jdbcCompliant() {
    return postgresql.jdbcCompliant();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("org.postgresql");
  }
}
