package org.cairn.program;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.cairn.identity.Role;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An assignment. */
@Schema(description = "What gives a staff member sight of people.")
record AssignmentView(
    UUID id,
    UUID staffId,
    @Schema(examples = "facilitator") Role role,
    @Schema(nullable = true) @Nullable UUID participantId,
    @Schema(nullable = true) @Nullable UUID sessionId,
    @Schema(nullable = true) @Nullable UUID groupId,
    Instant createdAt) {

  static AssignmentView map(ResultSet row) throws SQLException {
    return new AssignmentView(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        Role.of(row.getString(3)),
        row.getObject(4, UUID.class),
        row.getObject(5, UUID.class),
        row.getObject(6, UUID.class),
        row.getObject(7, OffsetDateTime.class).toInstant());
  }
}
