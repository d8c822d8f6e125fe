package org.cairn.safety;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Idempotent;
import org.cairn.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What a program notices. */
@Path("/v1/programs/{programId}/alert-rules")
@Tag(name = "Staff: safety")
public class AlertRuleResource {
  private final AlertRules rules;
  private final TuneRules tuneRules;

  AlertRuleResource(AlertRules rules, TuneRules tuneRules) {
    this.rules = rules;
    this.tuneRules = tuneRules;
  }

  /** All of them. */
  @GET
  @Allowed(Role.COORDINATOR)
  @Conditional
  @Operation(
      operationId = "listAlertRules",
      summary = "What my program notices",
      description =
          "Rules that raise an alert to staff, also those that are switched off; the most severe first. At most fifty.")
  @APIResponse(responseCode = "200", description = "The rules.")
  public Page<AlertRuleView> list(UUID programId) {
    return new Page<>(rules.of(programId), null);
  }

  /** One. */
  @GET
  @Path("/{ruleId}")
  @Allowed(Role.COORDINATOR)
  @Conditional
  @Operation(
      operationId = "getAlertRule",
      summary = "One rule of what my program notices",
      description = "To tune it, with the ETag that comes along.")
  @APIResponse(responseCode = "200", description = "The rule.")
  public AlertRuleView get(UUID programId, UUID ruleId) {
    return tuneRules.read(programId, ruleId);
  }

  /** Adds one. */
  @POST
  @Allowed(Role.COORDINATOR)
  @Idempotent
  @Operation(
      operationId = "createAlertRule",
      summary = "Have something noticed",
      description =
          "Holds for what is said from now on. A rule that is not wanted any more is switched off, for its alerts refer to it.")
  @APIResponse(responseCode = "201", description = "Added.")
  @APIResponse(
      responseCode = "400",
      description =
          "safety/rule-unclear, safety/threshold-out-of-range, safety/rule-never-fires, safety/rule-not-acute")
  @APIResponse(responseCode = "409", description = "safety/too-many-rules")
  public RestResponse<AlertRuleView> create(UUID programId, @Valid @NotNull NewAlertRule body) {
    return RestResponse.status(
        RestResponse.Status.CREATED, tuneRules.add(programId, body, CurrentActor.person().id()));
  }

  /** Tunes one. */
  @PUT
  @Path("/{ruleId}")
  @Allowed(Role.COORDINATOR)
  @Conditional
  @Operation(
      operationId = "updateAlertRule",
      summary = "Tune what my program notices",
      description =
          "Threshold, severity, and whether it is looked at. Holds for what is said from now on; alerts stay as they were"
              + " raised. Send If-Match with the ETag that you last read; the same again changes nothing.")
  @APIResponse(responseCode = "200", description = "The rule as it is now.")
  @APIResponse(
      responseCode = "400",
      description =
          "safety/rule-unclear, safety/threshold-out-of-range, safety/rule-never-fires, safety/rule-not-acute")
  public AlertRuleView update(
      UUID programId,
      UUID ruleId,
      @Parameter(description = "The ETag of the rule as you last read it.", required = true)
          @HeaderParam("If-Match")
          @Nullable String ifMatch,
      @Valid @NotNull AlertRuleChange body) {
    return tuneRules.tune(programId, ruleId, body, ifMatch, CurrentActor.person().id());
  }
}
