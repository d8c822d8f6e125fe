package org.cairn.program;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Idempotent;
import org.cairn.platform.Page;
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Programs. */
@Path("/v1/programs")
@Tag(name = "Staff: programs")
public class ProgramResource {
  private final Programs programs;
  private final FoundProgram foundProgram;
  private final ChangeProgram changeProgram;

  ProgramResource(Programs programs, FoundProgram foundProgram, ChangeProgram changeProgram) {
    this.programs = programs;
    this.foundProgram = foundProgram;
    this.changeProgram = changeProgram;
  }

  /** Founds a program. */
  @POST
  @Allowed(Role.COORDINATOR)
  @Idempotent
  @Operation(
      operationId = "createProgram",
      summary = "Found a program",
      description = "With its site. Whoever founds a program coordinates it.")
  @APIResponse(responseCode = "201", description = "Founded.")
  @APIResponse(responseCode = "400", description = "program/zone-unknown")
  @APIResponse(responseCode = "409", description = "program/slug-taken")
  public RestResponse<ProgramView> create(@Valid @NotNull NewProgram body) {
    Program program = foundProgram.found(body, CurrentActor.person().id());
    return RestResponse.ResponseBuilder.<ProgramView>created(URI.create("/v1/programs"))
        .entity(ProgramView.of(program))
        .build();
  }

  /** One program. */
  @GET
  @Path("/{programId}")
  @Allowed({Role.FACILITATOR, Role.COUNSELOR, Role.COORDINATOR})
  @Conditional
  @Operation(
      operationId = "getProgram",
      summary = "A program I work in",
      description = "With its site, and what it promises about check-in and bookings.")
  @APIResponse(responseCode = "200", description = "The program.")
  public ProgramView get(UUID programId) {
    return programs.of(CurrentActor.person().id()).stream()
        .filter(program -> program.id().equals(programId))
        .findFirst()
        .orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  /** Changes a program. */
  @PUT
  @Path("/{programId}")
  @Allowed(Role.COORDINATOR)
  @Conditional
  @Operation(
      operationId = "updateProgram",
      summary = "Change what my program promises",
      description =
          "Its name, when check-in is open, whether it asks for the room's code, and the limits of bookings. Holds from now on. Send If-Match with the ETag that you last read.")
  @APIResponse(responseCode = "200", description = "The program as it is now.")
  public ProgramView update(
      UUID programId,
      @Parameter(description = "The ETag of the program as you last read it.", required = true)
          @HeaderParam("If-Match")
          @Nullable String ifMatch,
      @Valid @NotNull ProgramChange body) {
    return changeProgram.change(programId, body, ifMatch, CurrentActor.person().id());
  }

  /** My programs. */
  @GET
  @Allowed({Role.FACILITATOR, Role.COUNSELOR, Role.COORDINATOR})
  @Conditional
  @Operation(
      operationId = "listPrograms",
      summary = "The programs I work in",
      description = "Those that an assignment of mine lies in.")
  @APIResponse(responseCode = "200", description = "My programs.")
  public Page<ProgramView> list() {
    return new Page<>(programs.of(CurrentActor.person().id()), null);
  }
}
