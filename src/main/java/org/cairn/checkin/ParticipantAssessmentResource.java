package org.cairn.checkin;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
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

/** A participant's answers to instruments, for their counselor. */
@Path("/v1/programs/{programId}/participants/{participantId}/assessments")
@Tag(name = "Staff: people")
public class ParticipantAssessmentResource {
  private final Assessments assessments;
  private final AssessmentPages pages;

  ParticipantAssessmentResource(Assessments assessments, AssessmentPages pages) {
    this.assessments = assessments;
    this.pages = pages;
  }

  /** The complete ones. */
  @GET
  @Allowed(Role.COUNSELOR)
  @Conditional
  @Operation(
      operationId = "listAssessments",
      summary = "What a participant answered",
      description =
          "With scores, bands and each answer; drafts are the participant's alone. For the participant's own counselor in"
              + " the program, and nobody else of the staff. Newest first.")
  @APIResponse(responseCode = "200", description = "A page of assessments.")
  public Page<AssessmentView> list(
      UUID programId,
      UUID participantId,
      @Parameter(description = "Only of this one, by its slug.", example = "phq-9")
          @QueryParam("instrument")
          @Nullable
          @Size(max = 40)
          String instrument,
      @Parameter(description = "Cursor of a page, from the page before.") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most items on the page.")
          @QueryParam("limit")
          @DefaultValue("50")
          @Min(1)
          @Max(200)
          int limit) {
    return pages.page(
        programId + ":" + participantId + ":" + instrument,
        cursor,
        limit,
        after -> assessments.counseled(programId, participantId, instrument, after, limit + 1));
  }
}
