package org.cairn.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.cairn.Owner;
import org.cairn.World;

/** Connections of the driver, used in somebody's name. */
final class Bindings {
  static final String WHO = "select caller()";

  private Bindings() {}

  static Connection connect(Owner owner) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", "cairn_app");
    properties.setProperty("password", "cairn_app");
    return new ActorDriver().connect(owner.url(), properties);
  }

  static <T> T as(World.Person person, Callable<T> work) throws Exception {
    return CurrentActor.call(new Actor.Person(person.id(), person.device(), "{}"), work);
  }

  static UUID who(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(WHO)) {
      return first(statement.executeQuery());
    }
  }

  static UUID first(ResultSet rows) throws SQLException {
    try (rows) {
      rows.next();
      return rows.getObject(1, UUID.class);
    }
  }
}
