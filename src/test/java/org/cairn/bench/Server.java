package org.cairn.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A throw-away PostgreSQL with the durability of a real one: what it says is committed is on the
 * disk. pgbench and the application use the same one, over TCP.
 */
final class Server implements AutoCloseable {
  static final String OWNER = "cairn_owner";
  static final String APP = "cairn_app";
  private static final String DATABASE = "postgres";

  /** As deploy/roles.sql makes them; the server listens on this machine alone and ends with us. */
  private static final String ROLES =
      """
      create role cairn_owner login nosuperuser nobypassrls noinherit password 'bench';
      create role cairn_app login nosuperuser nobypassrls noinherit password 'bench';
      revoke all on schema public from public;
      grant connect, create, temporary on database postgres to cairn_owner;
      grant usage, create on schema public to cairn_owner;
      grant usage on schema public to cairn_app;
      """;

  private final EmbeddedPostgres postgres;

  Server(Path work) throws IOException, SQLException {
    Redirect log = Redirect.appendTo(work.resolve("postgres.log").toFile());
    postgres =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(work.resolve("binaries").toFile())
            .setDataDirectory(work.resolve("data"))
            .setCleanDataDirectory(true)
            .setOutputRedirector(log)
            .setErrorRedirector(log)
            .setServerConfig("shared_buffers", "1GB")
            .setServerConfig("max_connections", "100")
            // The library turns these off for the speed of tests.
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            // No checkpoint falls into one measurement and not into the other.
            .setServerConfig("max_wal_size", "8GB")
            .setServerConfig("checkpoint_timeout", "1h")
            .start();
    try (Connection admin = admin();
        Statement statement = admin.createStatement()) {
      statement.execute(ROLES);
    }
  }

  int port() {
    return postgres.getPort();
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port() + "/" + DATABASE;
  }

  /** For filling and looking; neither pgbench nor the application is that strong. */
  Connection admin() throws SQLException {
    return DriverManager.getConnection(url(), "postgres", "postgres");
  }

  String one(String sql) throws SQLException {
    try (Connection admin = admin();
        Statement statement = admin.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  void run(String... statements) throws SQLException {
    try (Connection admin = admin();
        Statement statement = admin.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
