package org.cairn.checkin;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What my programs ask. */
@Path("/v1/me/questions")
@Tag(name = "Check-in")
public class MyQuestionResource {
  private final Questions questions;

  MyQuestionResource(Questions questions) {
    this.questions = questions;
  }

  /** The questions. */
  @GET
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "listMyQuestions",
      summary = "What a check-in asks me",
      description =
          "For each of my programs: the questions in their order, which need an answer, and who will see it. Keep them for"
              + " when there is no signal: an answer says which version it belongs to, and a version stays good.")
  @APIResponse(responseCode = "200", description = "The questions, by program.")
  public Page<QuestionsView> list() {
    return new Page<>(
        questions.of(CurrentActor.person().id()).stream().map(QuestionsView::of).toList(), null);
  }
}
