package org.cairn.practice;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
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

/** What a participant practiced, for their counselor. */
@Path("/v1/programs/{programId}/participants/{participantId}/practices")
@Tag(name = "Staff: people")
public class ParticipantPracticeResource {
  private final Practices practices;
  private final PracticePages pages;

  ParticipantPracticeResource(Practices practices, PracticePages pages) {
    this.practices = practices;
    this.pages = pages;
  }

  /** Those in the program. */
  @GET
  @Allowed(Role.COUNSELOR)
  @Conditional
  @Operation(
      operationId = "listPractices",
      summary = "What a participant practiced",
      description =
          "For the participant's own counselor in the program, and nobody else of the staff: the practices in it, newest"
              + " first. A note is there when the participant shares it.")
  @APIResponse(responseCode = "200", description = "A page of practices.")
  public Page<PracticeView> list(
      UUID programId,
      UUID participantId,
      @Parameter(description = "Cursor of a page, from the page before.") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most items on the page.")
          @QueryParam("limit")
          @DefaultValue("50")
          @Min(1)
          @Max(200)
          int limit) {
    return pages.page(
        programId + ":" + participantId,
        cursor,
        limit,
        before -> practices.counseled(programId, participantId, before, limit + 1));
  }
}
