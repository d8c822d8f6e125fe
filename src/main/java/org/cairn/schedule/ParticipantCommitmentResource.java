package org.cairn.schedule;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A participant's busy times, for their counselor. */
@Path("/v1/programs/{programId}/participants/{participantId}/commitments")
@Tag(name = "Staff: people")
public class ParticipantCommitmentResource {
  private final Commitments commitments;

  ParticipantCommitmentResource(Commitments commitments) {
    this.commitments = commitments;
  }

  /** All of them. */
  @GET
  @Allowed(Role.COUNSELOR)
  @Conditional
  @Operation(
      operationId = "listCommitments",
      summary = "When a participant is busy",
      description =
          "For the participant's own counselor in the program, and nobody else of the staff. By start.")
  @APIResponse(responseCode = "200", description = "The commitments.")
  public Page<CommitmentView> list(UUID programId, UUID participantId) {
    return new Page<>(commitments.counseled(programId, participantId), null);
  }
}
