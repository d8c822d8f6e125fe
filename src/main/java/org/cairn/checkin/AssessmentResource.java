package org.cairn.checkin;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
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

/** My answers to instruments. */
@Path("/v1/me/assessments")
@Tag(name = "Instruments")
public class AssessmentResource {
  private final Assessments assessments;
  private final AnswerInstrument answerInstrument;
  private final AssessmentPages pages;

  AssessmentResource(
      Assessments assessments, AnswerInstrument answerInstrument, AssessmentPages pages) {
    this.assessments = assessments;
    this.answerInstrument = answerInstrument;
    this.pages = pages;
  }

  /** All of them. */
  @GET
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "listMyAssessments",
      summary = "What I answered",
      description = "Drafts as well. Newest first.")
  @APIResponse(responseCode = "200", description = "A page of my assessments.")
  public Page<AssessmentView> list(
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
    UUID me = CurrentActor.person().id();
    return pages.page(
        "mine:" + me + ":" + instrument,
        cursor,
        limit,
        after -> assessments.mine(me, instrument, after, limit + 1));
  }

  /** One. */
  @GET
  @Path("/{assessmentId}")
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "getMyAssessment",
      summary = "One that I answered or began",
      description = "To go on with a draft on any device, with the ETag that comes along.")
  @APIResponse(responseCode = "200", description = "The assessment.")
  public AssessmentView.MyAssessment get(UUID assessmentId) {
    UUID me = CurrentActor.person().id();
    return assessments
        .of(me, assessmentId)
        .map(kept -> answerInstrument.mine(me, kept))
        .orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  /** Answers. */
  @PUT
  @Path("/{assessmentId}")
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "answerInstrument",
      summary = "Answer a questionnaire, or some of it",
      description =
          "The id is a random UUID that the phone makes. With complete false it is a draft of mine, to go on with on any"
              + " device; with complete true it is scored, shown to my counselor, and stays. A new one needs no"
              + " If-Match; to change a draft, send the ETag that you last read. The same answers again change nothing,"
              + " so retry as often as you need. Where support comes along, show it first.")
  @APIResponse(responseCode = "200", description = "Kept, or the same already.")
  @APIResponse(responseCode = "201", description = "Kept, and new.")
  @APIResponse(
      responseCode = "400",
      description =
          "checkin/instrument-unknown, checkin/program-needed, checkin/answers-invalid and checkin/answers-missing, with"
              + " violations that name the items")
  @APIResponse(
      responseCode = "409",
      description = "checkin/assessment-complete, checkin/assessment-id-taken")
  public RestResponse<AssessmentView.MyAssessment> answer(
      UUID assessmentId,
      @Parameter(description = "The ETag of the draft as you last read it.")
          @HeaderParam("If-Match")
          @Nullable String ifMatch,
      @Valid @NotNull NewAssessment body) {
    AnswerInstrument.Outcome outcome =
        answerInstrument.answer(CurrentActor.person().id(), assessmentId, body, ifMatch);
    return RestResponse.status(
        outcome.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
        outcome.assessment());
  }
}
