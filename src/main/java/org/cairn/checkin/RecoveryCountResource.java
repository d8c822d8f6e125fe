package org.cairn.checkin;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
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

/** My counts of days. */
@Path("/v1/me/recovery-counts")
@Tag(name = "Path forward")
public class RecoveryCountResource {
  private final RecoveryCounts counts;
  private final KeepRecoveryCount keepRecoveryCount;
  private final Clock clock;

  RecoveryCountResource(RecoveryCounts counts, KeepRecoveryCount keepRecoveryCount, Clock clock) {
    this.counts = counts;
    this.keepRecoveryCount = keepRecoveryCount;
    this.clock = clock;
  }

  /** All of them. */
  @GET
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "listMyRecoveryCounts",
      summary = "The days that I count",
      description =
          "Of what I choose, if I choose to. Only I see them. At most twenty, oldest first.")
  @APIResponse(responseCode = "200", description = "My counts, as they stand today.")
  public Page<RecoveryCountView> list() {
    Instant now = clock.instant();
    return new Page<>(
        counts.of(CurrentActor.person().id()).stream()
            .map(count -> RecoveryCountView.of(count, now))
            .toList(),
        null);
  }

  /** One. */
  @GET
  @Path("/{countId}")
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "getMyRecoveryCount",
      summary = "One count of mine",
      description = "To change it, with the ETag that comes along; it is another one each day.")
  @APIResponse(responseCode = "200", description = "The count, as it stands today.")
  public RecoveryCountView get(UUID countId) {
    return counts
        .of(CurrentActor.person().id(), countId)
        .map(count -> RecoveryCountView.of(count, clock.instant()))
        .orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  /** Keeps one. */
  @PUT
  @Path("/{countId}")
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "setMyRecoveryCount",
      summary = "Start, stop, restart or correct a count of mine",
      description =
          "The id is a random UUID that the phone makes. A new one needs no If-Match; to change one, send the ETag that"
              + " you last read. The same again changes nothing, so retry as often as you need. What was before stays"
              + " among the versions. Days that no count comes to any more are no longer shown to groups.")
  @APIResponse(responseCode = "200", description = "Changed, or the same already.")
  @APIResponse(responseCode = "201", description = "Started.")
  @APIResponse(
      responseCode = "400",
      description =
          "program/zone-unknown; checkin/periods-overlap and checkin/period-out-of-range, whose violations name the period")
  @APIResponse(
      responseCode = "409",
      description = "checkin/count-id-taken, checkin/too-many-counts")
  public RestResponse<RecoveryCountView> set(
      UUID countId,
      @Parameter(description = "The ETag of the count as you last read it.")
          @HeaderParam("If-Match")
          @Nullable String ifMatch,
      @Valid @NotNull NewRecoveryCount body) {
    KeepRecoveryCount.Outcome outcome =
        keepRecoveryCount.keep(CurrentActor.person().id(), countId, body, ifMatch);
    return RestResponse.status(
        outcome.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, outcome.count());
  }

  /** Forgets one. */
  @DELETE
  @Path("/{countId}")
  @Allowed(Role.PARTICIPANT)
  @Operation(
      operationId = "deleteMyRecoveryCount",
      summary = "Keep a count of mine no longer",
      description =
          "It is erased with all its versions, and groups no longer see days that were reached by it alone. Send If-Match"
              + " with the ETag that you last read.")
  @APIResponse(responseCode = "204", description = "Erased.")
  public void delete(
      UUID countId,
      @Parameter(description = "The ETag of the count as you last read it.", required = true)
          @HeaderParam("If-Match")
          @Nullable String ifMatch) {
    keepRecoveryCount.forget(CurrentActor.person().id(), countId, ifMatch);
  }
}
