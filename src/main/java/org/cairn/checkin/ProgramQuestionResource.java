package org.cairn.checkin;

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
import org.cairn.platform.CurrentActor;
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a program asks, for its coordinators. */
@Path("/v1/programs/{programId}/questions")
@Tag(name = "Staff: check-in")
public class ProgramQuestionResource {
  private final Questions questions;
  private final AskQuestions askQuestions;

  ProgramQuestionResource(Questions questions, AskQuestions askQuestions) {
    this.questions = questions;
    this.askQuestions = askQuestions;
  }

  /** The questions. */
  @GET
  @Allowed(Role.COORDINATOR)
  @Conditional
  @Operation(
      operationId = "getQuestions",
      summary = "What a check-in asks in my program",
      description = "And who reads the answers.")
  @APIResponse(responseCode = "200", description = "The questions, in their last version.")
  public ProgramQuestionsView get(UUID programId) {
    return questions
        .coordinated(programId)
        .map(ProgramQuestionsView::of)
        .orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  /** Changes them. */
  @PUT
  @Allowed(Role.COORDINATOR)
  @Conditional
  @Operation(
      operationId = "setQuestions",
      summary = "Change what a check-in asks in my program",
      description =
          "A new version, for whoever reads the questions from now on. Answers keep the version that they belong to, and"
              + " stay with those who were named then. Send If-Match with the ETag that you last read; the same questions"
              + " again change nothing. What an alert rule looks at stays until the rule is turned off.")
  @APIResponse(responseCode = "200", description = "The questions as they are now.")
  @APIResponse(
      responseCode = "400",
      description = "checkin/questions-disagree, checkin/never-required")
  @APIResponse(
      responseCode = "409",
      description = "checkin/question-watched: names the questions in violations")
  public ProgramQuestionsView set(
      UUID programId,
      @Parameter(description = "The ETag of the questions as you last read them.", required = true)
          @HeaderParam("If-Match")
          @Nullable String ifMatch,
      @Valid @NotNull NewQuestions body) {
    return askQuestions.ask(programId, body, ifMatch, CurrentActor.person().id());
  }
}
