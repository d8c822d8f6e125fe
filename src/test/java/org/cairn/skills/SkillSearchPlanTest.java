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
import java.util.ArrayList;
import java.util.List;
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

  /** A lesson that has little to say of urges, in a course that is found by nothing else. */
  private static final String SELDOM =
      "update skill_edition set course = 'seldom' where id = (select p.edition_id from skill_posting p"
          + " join skill_edition e on e.id = p.edition_id where p.language = 'en' and p.lexeme = 'urg' and e.kind = 'lesson'"
          + " order by p.weight, e.slug desc limit 1)";

  @Inject Scene scene;
  @Inject Owner owner;

  @Test
  void aWordAmongFiveThousandIsFoundByTheIndex() throws SQLException {
    try (Connection connection = owner.asSuperuser();
        Statement statement = connection.createStatement()) {
      growTo5000(statement);
      enter(statement);

      String plan = String.join("\n", rows(explainSearch(connection)));

      assertFound(
          "Scan using skill_posting_pkey on skill_posting p\\n *Index Cond: .*language = .*lexeme = ",
          plan);
      assertFound("Scan using skill_edition_pkey on skill_edition e\\n *Index Cond: .*id = ", plan);
      assertFalse(plan.contains("Seq Scan on skill_edition"), plan);
      connection.rollback();
    }
  }

  /** The 300 that say most of "urge" are not among those with the filter. */
  @Test
  void aFilterNarrowsBeforeTheMostFittingAreTaken() throws SQLException {
    try (Connection connection = owner.asSuperuser();
        Statement statement = connection.createStatement()) {
      growTo5000(statement);
      assertEquals(1, statement.executeUpdate(SELDOM));
      enter(statement);

      assertEquals(1, rows(narrowed(connection)).size());
      connection.rollback();
    }
  }

  private static void growTo5000(Statement statement) throws SQLException {
    statement.getConnection().setAutoCommit(false);
    statement.execute("set local session_replication_role = replica");
    statement.execute(COPIES);
    assertTrue(statement.executeUpdate(EDITIONS) > 5000);
    statement.executeUpdate(POSTINGS);
    statement.execute("analyze skill_edition, skill_posting");
  }

  private void enter(Statement statement) throws SQLException {
    World.Person me = scene.people().participant();
    statement.execute("set local role cairn_app");
    statement.execute(
        "select bind_actor('person', '" + me.id() + "', '" + me.device() + "', '{}', null)");
  }

  private static List<String> rows(PreparedStatement query) throws SQLException {
    List<String> first = new ArrayList<>();
    try (query;
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        first.add(rows.getString(1));
      }
    }
    return first;
  }

  private static PreparedStatement narrowed(Connection connection) throws SQLException {
    PreparedStatement search = connection.prepareStatement(SkillSearch.SEARCH_NARROWED);
    Object languages = connection.createArrayOf("text", new String[] {"en"});
    int at = 0;
    search.setObject(++at, languages);
    search.setObject(++at, connection.createArrayOf("text", new String[] {"urge"}));
    search.setObject(++at, 1);
    for (int filter = 0; filter < 16; filter++) {
      search.setObject(++at, null);
    }
    search.setObject(++at, "seldom");
    search.setObject(++at, "seldom");
    search.setObject(++at, languages);
    search.setObject(++at, languages);
    search.setObject(++at, connection.createArrayOf("text", new String[0]));
    search.setObject(++at, Long.MIN_VALUE);
    search.setObject(++at, "");
    search.setObject(++at, 21);
    for (int mark = 0; mark < 4; mark++) {
      search.setObject(++at, "");
    }
    return search;
  }

  private static PreparedStatement explainSearch(Connection connection) throws SQLException {
    PreparedStatement explain =
        connection.prepareStatement("explain (costs off) " + SkillSearch.SEARCH);
    int parameters = explain.getParameterMetaData().getParameterCount();
    Object languages = connection.createArrayOf("text", new String[] {"en"});
    for (int i = 1; i <= parameters; i++) {
      explain.setObject(i, null);
    }
    explain.setObject(1, languages);
    explain.setObject(2, connection.createArrayOf("text", new String[] {"urge"}));
    explain.setObject(3, 1);
    explain.setObject(4, languages);
    explain.setObject(5, languages);
    explain.setObject(6, connection.createArrayOf("text", new String[0]));
    explain.setObject(parameters - 6, Long.MIN_VALUE);
    explain.setObject(parameters - 5, "");
    explain.setObject(parameters - 4, 21);
    for (int i = parameters - 3; i <= parameters; i++) {
      explain.setObject(i, "");
    }
    assertEquals(31, parameters);
    return explain;
  }

  private static void assertFound(String part, String plan) {
    assertTrue(Pattern.compile(part).matcher(plan).find(), plan);
  }
}
