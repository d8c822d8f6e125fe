package org.cairn.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.platform.Encrypter;
import org.cairn.platform.Jdbc;

/**
 * What people are called, for the rooms that show it. Those whom the caller may not see are left
 * out.
 */
@ApplicationScoped
public class People {
  private record Row(UUID id, String login, byte[] name, List<Role> roles) {}

  private final Jdbc jdbc;
  private final Encrypter encrypter;

  People(Jdbc jdbc, Encrypter encrypter) {
    this.jdbc = jdbc;
    this.encrypter = encrypter;
  }

  /** A person as others may see them. */
  public record Person(UUID id, String login, String name, List<Role> roles) {}

  /** The people with these ids, by id. Two round trips at the most, one where keys are warm. */
  public Map<UUID, Person> named(Collection<UUID> ids) {
    List<Row> found =
        jdbc.query(
            "select id, login, name, roles from account where id = any (?)",
            People::row,
            (Object) ids.toArray(UUID[]::new));
    encrypter.prepare(found.stream().map(Row::name).toList());
    Map<UUID, Person> people = new HashMap<>();
    for (Row row : found) {
      String name = encrypter.decrypt(Account.nameOf(row.id), row.name).orElse("");
      people.put(row.id, new Person(row.id, row.login, name, row.roles));
    }
    return people;
  }

  private static Row row(ResultSet row) throws SQLException {
    String[] roles = (String[]) row.getArray(4).getArray();
    return new Row(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getBytes(3),
        Arrays.stream(roles).map(Role::of).toList());
  }
}
