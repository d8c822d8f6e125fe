package org.cairn.schedule;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where I can take a place. */
@Path("/v1/me/openings")
@Tag(name = "Schedule")
public class OpeningResource {
  private final FindOpenings findOpenings;

  OpeningResource(FindOpenings findOpenings) {
    this.findOpenings = findOpenings;
  }

  /** Openings. */
  @GET
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "listMyOpenings",
      summary = "Sessions that fit my week",
      description =
          "Sessions ahead in which I can take a place by myself, which overlap neither what I have nor my commitments."
              + " Workshops, peer meetings, and counseling with my own counselor or that nobody leads yet, are"
              + " open; group therapy is when that week falls short of my plan. Always complete, by start; there is no further page.")
  @APIResponse(responseCode = "200", description = "Openings, by start.")
  public Page<OpeningView> list(
      @Parameter(
              description = "First day, by the calendar of each site; without one, from now on.",
              example = "2026-11-23")
          @QueryParam("from")
          @Nullable LocalDate from,
      @Parameter(description = "Number of days.", example = "14")
          @QueryParam("days")
          @DefaultValue("14")
          @Min(1)
          @Max(31)
          int days,
      @Parameter(description = "Only of this kind.", example = "educational_workshop")
          @QueryParam("kind")
          @Nullable SessionKind kind) {
    return new Page<>(findOpenings.find(CurrentActor.person().id(), from, days, kind), null);
  }
}
