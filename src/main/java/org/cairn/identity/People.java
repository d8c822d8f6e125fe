package org.cairn.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.platform.Encrypter;

/**
 * What people are called, for the rooms that show it. Those whom the caller may not see are left
 * out.
 */
@ApplicationScoped
public class People {
  private final Accounts accounts;
  private final Encrypter encrypter;

  People(Accounts accounts, Encrypter encrypter) {
    this.accounts = accounts;
    this.encrypter = encrypter;
  }

  /** A person as others may see them. */
  public record Person(UUID id, String login, String name, List<Role> roles) {}

  /** The people with these ids, by id. Two statements at the most. */
  @Transactional
  public Map<UUID, Person> named(Collection<UUID> ids) {
    List<Account> found = accounts.list("id in ?1", ids);
    encrypter.prepare(found.stream().map(Account::name).toList());
    Map<UUID, Person> people = new HashMap<>();
    for (Account account : found) {
      String name = encrypter.decrypt(Account.nameOf(account.id()), account.name()).orElse("");
      people.put(account.id(), new Person(account.id(), account.login(), name, account.roles()));
    }
    return people;
  }
}
