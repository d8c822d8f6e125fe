package org.cairn;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.cairn.identity.AccessTokens;
import org.cairn.platform.Ids;

/**
 * The database behind the application's back: as its superuser, to look at what is stored and to
 * make what no API makes, and as the application's role without the application.
 */
@Singleton
public class Owner {
  private final AgroalDataSource dataSource;
  private final AccessTokens accessTokens;
  private Connection superuser;

  Owner(AgroalDataSource dataSource, AccessTokens accessTokens) {
    this.dataSource = dataSource;
    this.accessTokens = accessTokens;
  }

  /** The address of the database. */
  public String url() {
    return dataSource
        .getConfiguration()
        .connectionPoolConfiguration()
        .connectionFactoryConfiguration()
        .jdbcUrl();
  }

  /** A plain connection of PostgreSQL's own driver in the application's role. */
  public Connection asApplication() throws SQLException {
    return connect("cairn_app");
  }

  /** A connection of its own that sees everything, to hold a lock with. */
  public Connection asSuperuser() throws SQLException {
    return connect("postgres");
  }

  private Connection superuser() throws SQLException {
    if (superuser == null || superuser.isClosed()) {
      superuser = asSuperuser();
    }
    return superuser;
  }

  /** The first column of a query, as text, by the superuser. */
  public synchronized List<String> column(String sql, Object... parameters) {
    try (PreparedStatement statement = prepared(superuser(), sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      List<String> column = new ArrayList<>();
      while (rows.next()) {
        column.add(rows.getString(1));
      }
      return column;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The number that a query counts. */
  public long count(String sql, Object... parameters) {
    return Long.parseLong(column(sql, parameters).get(0));
  }

  /** Changes rows, by the superuser. */
  public synchronized int update(String sql, Object... parameters) {
    try (PreparedStatement statement = prepared(superuser(), sql, parameters)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * How the database would answer a statement of a person's under the policies, were the tables
   * large: by indexes where it can.
   */
  public String plan(World.Person person, String sql, Object... parameters) throws SQLException {
    return planAmong(List.of(), person, sql, parameters);
  }

  /**
   * The same, in tables that hold each row some hundred times over, for other people: among few
   * rows two indexes cost the same, and which one is taken is chance.
   */
  public String planAmong(
      List<String> crowds, World.Person person, String sql, Object... parameters)
      throws SQLException {
    try (Connection connection = asSuperuser();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("set local session_replication_role = replica");
      for (String table : crowds) {
        statement.execute(
            "insert into %1$s select (jsonb_populate_record(null::%1$s, to_jsonb(t) || jsonb_build_object('id', gen_random_uuid(), 'participant_id', gen_random_uuid()))).* from (select * from %1$s limit 200) t, generate_series(1, 100)"
                .formatted(table));
        statement.execute("analyze " + table);
      }
      statement.execute("set local role cairn_app");
      statement.execute(
          "select bind_actor('person', '"
              + person.id()
              + "', '"
              + person.device()
              + "', '{}', null)");
      statement.execute("set local enable_seqscan = off");
      statement.execute("set local enable_bitmapscan = off");
      try (PreparedStatement explain =
              prepared(connection, "explain (costs off) " + sql, parameters);
          ResultSet rows = explain.executeQuery()) {
        StringBuilder plan = new StringBuilder();
        while (rows.next()) {
          plan.append(rows.getString(1)).append('\n');
        }
        return plan.toString();
      } finally {
        connection.rollback();
      }
    }
  }

  /** A participant with a device, without the cost of a password. */
  public World.Person participant(World.Program program) {
    String login = World.unique("participant");
    return signedIn(program.register(login), login);
  }

  /** A staff member with a device, without the cost of a password. */
  public World.Person staff(World.Program program, String role) {
    String login = World.unique(role);
    String id =
        program
            .coordinator
            .sends(Map.of("login", login, "name", "Staff " + login, "roles", List.of(role)))
            .post("/v1/programs/" + program.id + "/staff")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    return signedIn(UUID.fromString(id), login);
  }

  /** An alert of words in a message to that group; one for each participant. */
  public UUID distressed(World.Person participant, UUID group) {
    String sql =
        "select x.alert_id from alert_message x join alert a on a.id = x.alert_id"
            + " where a.participant_id = ? and x.group_id = ? limit 1";
    if (column(sql, participant.id(), group).isEmpty()) {
      participant
          .sends(Map.of("text", "I want to kill myself tonight"))
          .put("/v1/groups/" + group + "/messages/" + UUID.randomUUID())
          .then()
          .statusCode(201);
    }
    return UUID.fromString(column(sql, participant.id(), group).get(0));
  }

  /** An open alert about a participant, of which nobody was told. */
  public UUID alert(World.Person participant, World.Program program) {
    UUID id = Ids.next();
    update(
        "insert into alert (id, program_id, participant_id, rule_id, kind, measure, threshold, severity,"
            + " source, source_id, raised_at, due_at) select ?, program_id, ?, id, kind, measure,"
            + " threshold, severity, 'check_in', gen_random_uuid(), now(), now() + interval '30 minutes'"
            + " from alert_rule where program_id = ? and kind = 'use'",
        id,
        participant.id(),
        program.id);
    return id;
  }

  /** What a participant was told in a group: a pause that stopped nobody. */
  public UUID moderationNotice(World.Person participant, UUID group) {
    UUID id = Ids.next();
    update(
        "insert into moderation_act (id, group_id, kind, member_id, reason, until, by_id, at)"
            + " select ?, m.group_id, 'pause', m.id, 'calm', now(), a.staff_id, now() from group_member m"
            + " join peer_group g on g.id = m.group_id"
            + " join assignment a on a.program_id = g.program_id and a.role = 'facilitator'"
            + " where m.group_id = ? and m.participant_id = ? limit 1",
        id,
        group,
        participant.id());
    return id;
  }

  /** One more device of an account. */
  public World.Person signedIn(UUID account, String login) {
    UUID device = Ids.next();
    update(
        "insert into device (id, account_id, created_at, rotated_at, expires_at)"
            + " values (?, ?, now(), now(), now() + interval '1 day')",
        device,
        account);
    return new World.Person(account, login, device, null, null, accessTokens);
  }

  private Connection connect(String user) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", user);
    return new org.postgresql.Driver().connect(url(), properties);
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }
}
