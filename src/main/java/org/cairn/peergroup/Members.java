package org.cairn.peergroup;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Members of groups. */
@ApplicationScoped
class Members implements PanacheRepositoryBase<GroupMember, UUID> {
  Optional<GroupMember> current(UUID group, UUID participant) {
    return find(
            "groupId = ?1 and participantId = ?2 and endedAt is null and not staff",
            group,
            participant)
        .firstResultOptional();
  }
}
