package org.cairn.identity;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The database as its superuser sees it: to age what a test cannot wait for, and to look at
 * everything that is stored.
 */
@ApplicationScoped
class OwnerDatabase {
  private final AgroalDataSource pool;

  OwnerDatabase(AgroalDataSource pool) {
    this.pool = pool;
  }

  /** A connection that no policy binds. */
  Connection connect() throws SQLException {
    Properties superuser = new Properties();
    superuser.setProperty("user", "postgres");
    superuser.setProperty("password", "postgres");
    return new org.postgresql.Driver()
        .connect(
            pool.getConfiguration()
                .connectionPoolConfiguration()
                .connectionFactoryConfiguration()
                .jdbcUrl(),
            superuser);
  }

  /** Changes rows; throws when there was none to change. */
  void change(String sql, Object... parameters) {
    if (update(sql, parameters) == 0) {
      throw new IllegalStateException("changed nothing: " + sql);
    }
  }

  /** Forgets every attempt, so that one test's failures do not slow another. */
  void resetThrottles() {
    update("delete from throttle");
  }

  /** The first column of every row, as text. */
  List<String> texts(String sql) {
    try (Connection connection = connect();
        ResultSet rows = connection.createStatement().executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every row of every table, as text; binary columns in hexadecimal. */
  String dump() {
    StringBuilder dump = new StringBuilder();
    for (String table :
        texts("select quote_ident(tablename) from pg_tables where schemaname = 'public'")) {
      texts("select t::text from " + table + " t").forEach(row -> dump.append(row).append('\n'));
    }
    return dump.toString();
  }

  private int update(String sql, Object... parameters) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
