package org.cairn.checkin;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Idempotent;
import org.cairn.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The instruments that a program holds a license of. */
@Path("/v1/programs/{programId}/instruments")
@Tag(name = "Staff: programs")
public class ProgramInstrumentResource {
  private final Instruments instruments;
  private final LoadInstrument loadInstrument;

  ProgramInstrumentResource(Instruments instruments, LoadInstrument loadInstrument) {
    this.instruments = instruments;
    this.loadInstrument = loadInstrument;
  }

  /** The program's own. */
  @GET
  @Allowed(Role.COORDINATOR)
  @Conditional
  @Operation(
      operationId = "listProgramInstruments",
      summary = "The questionnaires that my program loaded",
      description = "Each in its current version, by slug.")
  @APIResponse(responseCode = "200", description = "The instruments.")
  public Page<InstrumentView.InstrumentSummary> list(UUID programId) {
    return new Page<>(instruments.of(programId), null);
  }

  /** Loads one. */
  @POST
  @Allowed(Role.COORDINATOR)
  @Idempotent
  @Operation(
      operationId = "loadInstrument",
      summary = "Load a questionnaire that my program may use",
      description =
          "Say in license what allows it. The program's own from then on; a change is a new version, for answers belong"
              + " to what was asked.")
  @APIResponse(responseCode = "201", description = "Loaded.")
  @APIResponse(
      responseCode = "400",
      description = "checkin/instrument-invalid, with violations at their places")
  @APIResponse(
      responseCode = "409",
      description =
          "checkin/instrument-version-taken, checkin/instrument-slug-taken, checkin/too-many-instruments")
  public RestResponse<InstrumentView> load(UUID programId, @Valid @NotNull Instrument body) {
    InstrumentView loaded = loadInstrument.load(programId, body, CurrentActor.person().id());
    return RestResponse.ResponseBuilder.<InstrumentView>created(
            URI.create("/v1/instruments/" + body.slug()))
        .entity(loaded)
        .build();
  }
}
