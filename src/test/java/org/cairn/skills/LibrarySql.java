package org.cairn.skills;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.cairn.Owner;
import org.cairn.World;

/** Publishes and withdraws by the functions of the owner, as a program's coordinators would. */
@Singleton
class LibrarySql {
  private static final String PUBLISH =
      "select publish(jsonb_populate_record(e, jsonb_build_object('program_id', ?::uuid, 'published_by', ?::uuid,"
          + " 'title', ?::text, 'hash', '\\x' || encode(sha256(?::bytea), 'hex'))), now())"
          + " from skill_edition e where e.slug = ? and e.language = 'en' and e.program_id is null and e.current";

  private static final String WITHDRAW =
      "insert into skill_withdrawal as w (program_id, slug, withdrawn, changed_in, changed_by, changed_at)"
          + " values (?, ?, ?, next_library_version(), ?, now()) on conflict (program_id, slug) do update"
          + " set withdrawn = excluded.withdrawn, changed_in = excluded.changed_in returning slug";

  private final Owner owner;

  LibrarySql(Owner owner) {
    this.owner = owner;
  }

  /** An edition of a program's own: the one that ships, under another title. */
  UUID publish(World.Program program, String slug, String title) {
    return UUID.fromString(owner.column(PUBLISH, own(program, slug, title)).get(0));
  }

  void withdraw(World.Program program, String slug) {
    owner.column(WITHDRAW, program.id, slug, true, program.coordinator.id());
  }

  void offerAgain(World.Program program, String slug) {
    owner.column(WITHDRAW, program.id, slug, false, program.coordinator.id());
  }

  /** The same on a connection of its own, beside others. */
  void publishBesideOthers(World.Program program, List<String> slugs, String title) {
    try (Connection connection = owner.asSuperuser();
        PreparedStatement publish = connection.prepareStatement(PUBLISH);
        PreparedStatement withdraw = connection.prepareStatement(WITHDRAW)) {
      connection.setAutoCommit(false);
      int change = 0;
      for (String slug : slugs) {
        run(publish, own(program, slug, title + change));
        if (change++ % 2 == 0) {
          run(withdraw, program.id, slug, change % 3 == 0, program.coordinator.id());
        }
        connection.commit();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object[] own(World.Program program, String slug, String title) {
    return new Object[] {program.id, program.coordinator.id(), title, title, slug};
  }

  private static void run(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    try (ResultSet rows = statement.executeQuery()) {
      rows.next();
    }
  }
}
