package org.cairn.program;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.cairn.identity.Role;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An assignment to be made. */
@Schema(
    description =
        "An assignment to be made: counselor to participant, facilitator to session or group, coordinator to program.")
record NewAssignment(
    @NotNull UUID staffId,
    @NotNull @Schema(examples = "facilitator") Role role,
    @Schema(nullable = true, description = "For a counselor.") @Nullable UUID participantId,
    @Schema(nullable = true, description = "For a facilitator, this or groupId.")
        @Nullable UUID sessionId,
    @Schema(nullable = true, description = "For a facilitator, this or sessionId.")
        @Nullable UUID groupId) {

  boolean clear() {
    int targets = (sessionId == null ? 0 : 1) + (groupId == null ? 0 : 1);
    return switch (role) {
      case COUNSELOR -> participantId != null && targets == 0;
      case FACILITATOR -> participantId == null && targets == 1;
      case COORDINATOR -> participantId == null && targets == 0;
      case PARTICIPANT -> false;
    };
  }
}
