package org.cairn.program;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.People;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who I am here. */
@Path("/v1/me")
@Tag(name = "Me")
public class MeResource {
  private final Programs programs;
  private final People people;

  MeResource(Programs programs, People people) {
    this.programs = programs;
    this.people = people;
  }

  /** Who I am, and my programs. */
  @Schema(description = "Who I am, and the programs I belong to.")
  record Me(
      UUID id,
      @Schema(examples = "maria.r") String login,
      @Schema(examples = "Maria R.") String name,
      @Schema(examples = "[\"participant\"]") List<Role> roles,
      List<ProgramView> programs,
      @Schema(
              description = "Where the rest of what is mine lives.",
              examples = "{\"schedule\": \"/v1/me/schedule\"}")
          Map<String, String> links) {}

  private static final Map<String, String> LINKS =
      new java.util.TreeMap<>(
          Map.ofEntries(
              Map.entry("assessments", "/v1/me/assessments"),
              Map.entry("calendarFeed", "/v1/me/calendar-feed"),
              Map.entry("checkIns", "/v1/me/check-ins"),
              Map.entry("commitments", "/v1/me/commitments"),
              Map.entry("devices", "/v1/me/devices"),
              Map.entry("events", "/v1/me/events"),
              Map.entry("groups", "/v1/me/groups"),
              Map.entry("homework", "/v1/me/homework"),
              Map.entry("instruments", "/v1/me/instruments"),
              Map.entry("library", "/v1/library"),
              Map.entry("milestones", "/v1/me/milestones"),
              Map.entry("openings", "/v1/me/openings"),
              Map.entry("plans", "/v1/me/plans"),
              Map.entry("practices", "/v1/me/practices"),
              Map.entry("progress", "/v1/me/progress"),
              Map.entry("questions", "/v1/me/questions"),
              Map.entry("recoveryCounts", "/v1/me/recovery-counts"),
              Map.entry("safetyPlan", "/v1/me/safety-plan"),
              Map.entry("schedule", "/v1/me/schedule"),
              Map.entry("skillMarks", "/v1/me/skill-marks"),
              Map.entry("skills", "/v1/skills"),
              Map.entry("skillSuggestions", "/v1/me/skill-suggestions"),
              Map.entry("support", "/v1/me/support"),
              Map.entry("trends", "/v1/me/trends"),
              Map.entry("triggers", "/v1/me/triggers"),
              Map.entry("whatHelps", "/v1/me/what-helps"),
              Map.entry("worksheets", "/v1/me/worksheets")));

  /** Who I am here. */
  @GET
  @Allowed
  @Conditional
  @Operation(
      operationId = "getMe",
      summary = "Who I am here",
      description = "My name, my roles, and the programs I belong to now with their time zones.")
  @APIResponse(responseCode = "200", description = "Me.")
  public Me me() {
    UUID id = CurrentActor.person().id();
    People.Person person = people.named(List.of(id)).get(id);
    if (person == null) {
      throw PlatformProblem.NOT_FOUND.problem();
    }
    return new Me(id, person.login(), person.name(), person.roles(), programs.of(id), LINKS);
  }
}
