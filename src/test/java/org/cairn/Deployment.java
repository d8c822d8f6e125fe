package org.cairn;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** What an operator prepares: a database with its roles, and a directory for the keys. */
public final class Deployment implements AutoCloseable {
  private final EmbeddedPostgres postgres;
  private final Path keys;

  /** An empty database of its own, and no keys yet. */
  public Deployment() throws Exception {
    postgres = EmbeddedPostgres.start();
    keys = Files.createTempDirectory("cairn-keys");
    try (Connection admin = asSuperuser();
        Statement statement = admin.createStatement()) {
      statement.execute("create role cairn_owner login password 'owner'");
      statement.execute("create role cairn_app login nosuperuser nobypassrls password 'app'");
      statement.execute("grant create, usage on schema public to cairn_owner");
      statement.execute("grant create on database postgres to cairn_owner");
    }
  }

  /** Makes keys and migrates, as the two commands do. */
  public Deployment prepared() throws Exception {
    for (Replica.Outcome outcome :
        new Replica.Outcome[] {
          Replica.run(Map.of(), "new-keys", keys.toString()), Replica.run(owner(), "migrate")
        }) {
      if (outcome.code() != 0) {
        throw new AssertionError(outcome.output());
      }
    }
    return this;
  }

  /** The directory of the keys. */
  public Path keys() {
    return keys;
  }

  /** The environment of the application. */
  public Map<String, String> app() {
    Map<String, String> settings = new HashMap<>();
    settings.put(
        "QUARKUS_DATASOURCE_JDBC_URL",
        "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres");
    settings.put("QUARKUS_DATASOURCE_USERNAME", "cairn_app");
    settings.put("QUARKUS_DATASOURCE_PASSWORD", "app");
    settings.put("CAIRN_KEYS_DIRECTORY", keys.toString());
    settings.put("CAIRN_ISSUER", "https://cairn.example.org");
    settings.put("QUARKUS_HTTP_PORT", "0");
    settings.put("QUARKUS_MANAGEMENT_PORT", "0");
    return settings;
  }

  /** The environment of migrations. */
  public Map<String, String> owner() {
    Map<String, String> settings = app();
    settings.put("QUARKUS_FLYWAY_USERNAME", "cairn_owner");
    settings.put("QUARKUS_FLYWAY_PASSWORD", "owner");
    return settings;
  }

  /** The database behind the application's back. */
  public Connection asSuperuser() throws SQLException {
    return postgres.getPostgresDatabase().getConnection();
  }

  @Override
  public void close() throws Exception {
    postgres.close();
  }
}
