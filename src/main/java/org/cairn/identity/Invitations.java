package org.cairn.identity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Invitations of people whom the calling coordinator may see. */
@ApplicationScoped
class Invitations implements PanacheRepositoryBase<Invitation, UUID> {
  List<Invitation> open(UUID account) {
    return list("accountId = ?1 and usedAt is null and revokedAt is null", account);
  }
}
