package org.cairn.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/** Looks into the database past the application, with the superuser of the embedded PostgreSQL. */
final class Rows {
  private Rows() {}

  /** A connection that no policy holds back. */
  static Connection connect() throws SQLException {
    String url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
    return DriverManager.getConnection(url, "postgres", "postgres");
  }

  /**
   * Every table's number of rows and a hash of their versions: what is written is another version,
   * also with the same content. The throttle counts refused attempts by design, and is left out.
   */
  static Map<String, String> fingerprint() {
    return select(
            "select string_agg(format('select %L as name, count(*) || '' '' || coalesce(sum(hashtext(t.ctid::text || t.xmin::text)), 0) as rows from %I t', tablename, tablename), ' union all ')"
                + " from pg_tables where schemaname = 'public' and tablename <> 'throttle'")
        .stream()
        .map(row -> (String) row.get(0))
        .flatMap(union -> select(union).stream())
        .collect(
            Collectors.toMap(
                row -> (String) row.get(0), row -> (String) row.get(1), (a, b) -> a, TreeMap::new));
  }

  /** Rows of a query, as objects. */
  static List<List<Object>> select(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<List<Object>> answer = new ArrayList<>();
      while (rows.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(rows.getObject(i));
        }
        answer.add(row);
      }
      return answer;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Changes rows, and says how many. */
  static int update(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
