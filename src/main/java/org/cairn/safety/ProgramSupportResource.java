package org.cairn.safety;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a program says to somebody in distress. */
@Path("/v1/programs/{programId}/support")
@Tag(name = "Staff: safety")
public class ProgramSupportResource {
  private final ProgramSupports supports;
  private final SetSupport setSupport;

  ProgramSupportResource(ProgramSupports supports, SetSupport setSupport) {
    this.supports = supports;
    this.setSupport = setSupport;
  }

  /** Reads it. */
  @GET
  @Allowed(Role.COORDINATOR)
  @Conditional
  @Operation(
      operationId = "getProgramSupport",
      summary = "What my program says to somebody in distress",
      description = "With how soon alerts go on to somebody else.")
  @APIResponse(responseCode = "200", description = "The settings.")
  public SupportSettings get(UUID programId) {
    return supports
        .coordinated(programId)
        .orElseThrow(PlatformProblem.NOT_FOUND::problem)
        .settings();
  }

  /** Changes it. */
  @PUT
  @Allowed(Role.COORDINATOR)
  @Conditional
  @Operation(
      operationId = "setProgramSupport",
      summary = "Change what my program says to somebody in distress",
      description =
          "All of it. Crisis support shows it within half a minute; alerts that are raised from now on go by the new times. Send If-Match with the"
              + " ETag that you last read; the same again changes nothing.")
  @APIResponse(responseCode = "200", description = "The settings as they are now.")
  @APIResponse(responseCode = "400", description = "safety/hours-without-phone")
  public SupportSettings set(
      UUID programId,
      @Parameter(description = "The ETag of the settings as you last read them.", required = true)
          @HeaderParam("If-Match")
          @Nullable String ifMatch,
      @Valid @NotNull SupportSettings body) {
    return setSupport.set(programId, body, ifMatch);
  }
}
