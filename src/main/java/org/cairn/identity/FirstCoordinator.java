package org.cairn.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.cairn.platform.Jdbc;
import org.cairn.platform.RefusedToStart;

/**
 * Invites the organization's first coordinator: the one-time command, in the name of the job {@code
 * first-coordinator}. The database lets it act only as long as no coordinator has enrolled; until
 * then a repeated call gives a new code.
 */
@ApplicationScoped
public class FirstCoordinator {
  /** The job in whose name it runs. */
  public static final String JOB = "first-coordinator";

  private final Accounts accounts;
  private final RegisterPerson registerPerson;
  private final Invite invite;
  private final Jdbc jdbc;

  FirstCoordinator(Accounts accounts, RegisterPerson registerPerson, Invite invite, Jdbc jdbc) {
    this.accounts = accounts;
    this.registerPerson = registerPerson;
    this.invite = invite;
    this.jdbc = jdbc;
  }

  /** The invitation code for the coordinator. */
  @Transactional
  public String code(String login, String name) {
    jdbc.query(
        "select pg_advisory_xact_lock(hashtextextended('first-coordinator', 0))", row -> true);
    if (!jdbc.first("select is_founding()", row -> row.getBoolean(1)).orElse(false)) {
      throw new RefusedToStart(
          "There is a coordinator already: coordinators invite whoever comes next.");
    }
    List<Account> before = accounts.listAll();
    if (!before.isEmpty() && !before.get(0).login().equals(RegisterPerson.normal(login))) {
      throw new RefusedToStart(
          "The first coordinator was invited under another login; use the same to get a new code.");
    }
    UUID id =
        before.isEmpty()
            ? registerPerson.register(login, name, List.of(Role.COORDINATOR))
            : before.get(0).id();
    return invite.invite(id, null).code();
  }
}
