package org.cairn.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Plain SQL for the hot paths and the functions of the owner: one statement, typed parameters, a
 * mapper. Outside a transaction a statement is one round trip; inside one it takes part.
 */
@ApplicationScoped
public class Jdbc {
  private final DataSource dataSource;

  Jdbc(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Maps one row; the row is the current one of the result set. */
  public interface RowMapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  /** Runs a query and maps its rows. Parameters may be null, then the SQL must cast them. */
  public <T> List<T> query(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      set(connection, statement, parameters);
      List<T> answer = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          answer.add(mapper.map(rows));
        }
      }
      return answer;
    } catch (SQLException e) {
      throw new DatabaseRefused(e);
    }
  }

  /**
   * What something has. The query begins with the thing and joins from the left what it has: no row
   * says that the thing is not there or not the caller's to see, and is the problem {@code
   * platform/not-found}; a first column that is null says that it has nothing.
   */
  public <T> List<T> listed(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
    List<Optional<T>> rows =
        query(
            sql,
            row -> row.getObject(1) == null ? Optional.empty() : Optional.of(mapper.map(row)),
            parameters);
    if (rows.isEmpty()) {
      throw PlatformProblem.NOT_FOUND.problem();
    }
    return rows.stream().flatMap(Optional::stream).toList();
  }

  /** Runs a query of at most one row. */
  public <T> Optional<T> first(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
    List<T> rows = query(sql, mapper, parameters);
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
  }

  /** Runs a statement that changes rows, and says how many. */
  public int update(String sql, @Nullable Object... parameters) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      set(connection, statement, parameters);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseRefused(e);
    }
  }

  /** The moment in a column, by its place; null when there is none. */
  public static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static void set(
      Connection connection, PreparedStatement statement, @Nullable Object[] parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      Object value = parameters[i];
      if (value instanceof Instant instant) {
        statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
      } else if (value instanceof byte[] bytes) {
        statement.setBytes(i + 1, bytes);
      } else if (value instanceof Object[] array) {
        String type =
            array instanceof String[] ? "text" : array instanceof Long[] ? "bigint" : "uuid";
        statement.setArray(i + 1, connection.createArrayOf(type, array));
      } else {
        statement.setObject(i + 1, value);
      }
    }
  }
}
