package org.cairn.identity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The caller's own devices. */
@ApplicationScoped
class Devices implements PanacheRepositoryBase<Device, UUID> {
  List<Device> live(UUID account, Instant now) {
    return list(
        "accountId = ?1 and endedAt is null and expiresAt > ?2 order by rotatedAt desc, id",
        account,
        now);
  }

  Optional<Device> own(UUID id, UUID account) {
    return find("id = ?1 and accountId = ?2", id, account).firstResultOptional();
  }
}
