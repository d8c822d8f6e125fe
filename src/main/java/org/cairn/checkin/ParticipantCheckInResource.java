package org.cairn.checkin;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a participant said, for their counselor. */
@Path("/v1/programs/{programId}/participants/{participantId}/check-ins")
@Tag(name = "Staff: people")
public class ParticipantCheckInResource {
  private final SharedCheckIns checkIns;
  private final Clock clock;

  ParticipantCheckInResource(SharedCheckIns checkIns, Clock clock) {
    this.checkIns = checkIns;
    this.clock = clock;
  }

  /** The check-ins. */
  @GET
  @Allowed(Role.COUNSELOR)
  @Conditional
  @Operation(
      operationId = "listCheckIns",
      summary = "A participant's check-ins",
      description =
          "For the participant's counselor, in this program alone: the answers that the participant was told they would"
              + " see. The latest day first; always complete.")
  @APIResponse(responseCode = "200", description = "The check-ins.")
  public Page<StaffCheckInView> list(
      UUID programId,
      UUID participantId,
      @Parameter(
              description = "First day; without one, so many days until today.",
              example = "2026-11-23")
          @QueryParam("from")
          @Nullable LocalDate from,
      @Parameter(description = "Number of days.", example = "28")
          @QueryParam("days")
          @DefaultValue("28")
          @Min(1)
          @Max(92)
          int days) {
    // Somewhere it is tomorrow already.
    LocalDate first =
        from == null
            ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(2L - days)
            : from;
    return new Page<>(
        checkIns.counseled(programId, participantId, first, first.plusDays(days - 1L)), null);
  }
}
