package org.cairn.identity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Accounts that the caller may see: their own, and those an assignment gives sight of. */
@ApplicationScoped
class Accounts implements PanacheRepositoryBase<Account, UUID> {}
