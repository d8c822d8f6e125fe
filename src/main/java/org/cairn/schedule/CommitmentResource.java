package org.cairn.schedule;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Page;
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** My own busy times. */
@Path("/v1/me/commitments")
@Tag(name = "Schedule")
public class CommitmentResource {
  private final Commitments commitments;
  private final KeepCommitment keepCommitment;

  CommitmentResource(Commitments commitments, KeepCommitment keepCommitment) {
    this.commitments = commitments;
    this.keepCommitment = keepCommitment;
  }

  /** All of them. */
  @GET
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "listMyCommitments",
      summary = "When I am busy",
      description =
          "My work, school and family times, which openings leave free. Only my counselor sees them besides me."
              + " At most a hundred, by start.")
  @APIResponse(responseCode = "200", description = "My commitments.")
  public Page<CommitmentView> list() {
    return new Page<>(commitments.of(CurrentActor.person().id()), null);
  }

  /** One. */
  @GET
  @Path("/{commitmentId}")
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "getMyCommitment",
      summary = "One commitment of mine",
      description = "To change it, with the ETag that comes along.")
  @APIResponse(responseCode = "200", description = "The commitment.")
  public CommitmentView get(UUID commitmentId) {
    return commitments
        .of(CurrentActor.person().id(), commitmentId)
        .orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  /** Adds or changes one. */
  @PUT
  @Path("/{commitmentId}")
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "setMyCommitment",
      summary = "Say when I am busy",
      description =
          "The id is a random UUID that the phone makes. A new one needs no If-Match; to change one, send the ETag that"
              + " you last read. The same again changes nothing, so retry as often as you need.")
  @APIResponse(responseCode = "200", description = "Changed, or the same already.")
  @APIResponse(responseCode = "201", description = "Added.")
  @APIResponse(
      responseCode = "400",
      description =
          "program/zone-unknown, schedule/rule-invalid, schedule/rule-too-frequent, schedule/rule-empty,"
              + " schedule/commitment-out-of-range")
  @APIResponse(
      responseCode = "409",
      description = "schedule/commitment-id-taken, schedule/too-many-commitments")
  public RestResponse<CommitmentView> set(
      UUID commitmentId,
      @Parameter(description = "The ETag of the commitment as you last read it.")
          @HeaderParam("If-Match")
          @Nullable String ifMatch,
      @Valid @NotNull NewCommitment body) {
    KeepCommitment.Outcome outcome =
        keepCommitment.keep(CurrentActor.person().id(), commitmentId, body, ifMatch);
    return RestResponse.status(
        outcome.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
        outcome.commitment());
  }

  /** Removes one. */
  @DELETE
  @Path("/{commitmentId}")
  @Allowed(Role.PARTICIPANT)
  @Operation(
      operationId = "deleteMyCommitment",
      summary = "Remove a commitment of mine",
      description = "It is erased. Send If-Match with the ETag that you last read.")
  @APIResponse(responseCode = "204", description = "Removed.")
  public void delete(
      UUID commitmentId,
      @Parameter(description = "The ETag of the commitment as you last read it.", required = true)
          @HeaderParam("If-Match")
          @Nullable String ifMatch) {
    keepCommitment.forget(CurrentActor.person().id(), commitmentId, ifMatch);
  }
}
