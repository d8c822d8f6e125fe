package org.cairn.skills;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Scene;
import org.cairn.World;
import org.junit.jupiter.api.Test;

/** A search in a library of 5,000 reads what its words stand in, and no text of what it leaves. */
@QuarkusTest
class SkillSearchPlanTest extends HouseTest {
  private static final String COPIES =
      "create temporary table copy on commit drop as select e.id as original, uuidv7() as id,"
          + " e.slug || '-' || n as slug from skill_edition e, generate_series(1, 53) n"
          + " where e.current and e.program_id is null";
  private static final String EDITIONS =
      "insert into skill_edition select (jsonb_populate_record(e, jsonb_build_object('id', c.id, 'slug', c.slug))).*"
          + " from copy c join skill_edition e on e.id = c.original";
  private static final String POSTINGS =
      "insert into skill_posting select p.language, p.lexeme, c.id, p.weight from copy c"
          + " join skill_posting p on p.edition_id = c.original";

  @Inject Scene scene;
  @Inject Owner owner;

  @Test
  void aWordAmongFiveThousandIsFoundByTheIndex() throws SQLException {
    World.Person me = scene.people().participant();
    try (Connection connection = owner.asSuperuser();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("set local session_replication_role = replica");
      statement.execute(COPIES);
      assertTrue(statement.executeUpdate(EDITIONS) > 5000);
      statement.executeUpdate(POSTINGS);
      statement.execute("analyze skill_edition, skill_posting");
      statement.execute("set local role cairn_app");
      statement.execute(
          "select bind_actor('person', '" + me.id() + "', '" + me.device() + "', '{}', null)");

      String plan = explain(connection);

      assertFound(
          "Scan using skill_posting_pkey on skill_posting p\\n *Index Cond: .*language = .*lexeme = ",
          plan);
      assertFound("Scan using skill_edition_pkey on skill_edition e\\n *Index Cond: .*id = ", plan);
      assertFalse(plan.contains("Seq Scan on skill_edition"), plan);
      connection.rollback();
    }
  }

  private static String explain(Connection connection) throws SQLException {
    try (PreparedStatement explain =
        connection.prepareStatement("explain (costs off) " + SkillSearch.SEARCH)) {
      int parameters = explain.getParameterMetaData().getParameterCount();
      Object languages = connection.createArrayOf("text", new String[] {"en"});
      for (int i = 1; i <= parameters; i++) {
        explain.setObject(i, null);
      }
      explain.setObject(1, languages);
      explain.setObject(2, connection.createArrayOf("text", new String[] {"urge"}));
      explain.setObject(3, languages);
      explain.setObject(4, languages);
      explain.setObject(5, connection.createArrayOf("text", new String[0]));
      explain.setObject(parameters - 6, Long.MIN_VALUE);
      explain.setObject(parameters - 5, "");
      explain.setObject(parameters - 4, 21);
      for (int i = parameters - 3; i <= parameters; i++) {
        explain.setObject(i, "");
      }
      StringBuilder plan = new StringBuilder();
      try (ResultSet rows = explain.executeQuery()) {
        while (rows.next()) {
          plan.append(rows.getString(1)).append('\n');
        }
      }
      assertEquals(30, parameters);
      return plan.toString();
    }
  }

  private static void assertFound(String part, String plan) {
    assertTrue(Pattern.compile(part).matcher(plan).find(), plan);
  }
}
