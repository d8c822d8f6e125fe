package org.cairn.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.Encrypter;
import org.cairn.platform.Ids;

/**
 * Makes an account that nobody can sign in to yet: that takes an invitation. For the use cases of
 * other rooms.
 */
@ApplicationScoped
public class RegisterPerson {
  private final Accounts accounts;
  private final Encrypter encrypter;
  private final Clock clock;

  RegisterPerson(Accounts accounts, Encrypter encrypter, Clock clock) {
    this.accounts = accounts;
    this.encrypter = encrypter;
    this.clock = clock;
  }

  /**
   * Registers a person and gives them a data key.
   *
   * @return the account's id
   */
  @Transactional
  public UUID register(String login, String name, List<Role> roles) {
    if (roles.contains(Role.PARTICIPANT) && roles.size() > 1) {
      throw IdentityProblem.ROLES_DO_NOT_MIX.problem();
    }
    UUID id = Ids.next();
    encrypter.giveKey(id);
    byte[] sealedName = encrypter.encrypt(id, Account.nameOf(id), name.strip());
    Account account = new Account(id, normal(login), sealedName, roles, clock.instant());
    DatabaseRefused.translate(
        Map.of("account_login_key", IdentityProblem.LOGIN_TAKEN),
        () -> {
          accounts.persistAndFlush(account);
          return id;
        });
    return id;
  }

  /** A login as it is kept: people type it in either case. */
  static String normal(String login) {
    return login.strip().toLowerCase(Locale.ROOT);
  }
}
