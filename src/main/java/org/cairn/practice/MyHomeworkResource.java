package org.cairn.practice;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Page;
import org.cairn.platform.PlatformProblem;
import org.cairn.skills.InMyLanguage;
import org.cairn.skills.Language;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** My homework. */
@Path("/v1/me/homework")
@Tag(name = "Homework")
public class MyHomeworkResource {
  private final Homeworks homeworks;
  private final HomeworkPages pages;
  private final Clock clock;

  MyHomeworkResource(Homeworks homeworks, HomeworkPages pages, Clock clock) {
    this.homeworks = homeworks;
    this.pages = pages;
    this.clock = clock;
  }

  /** All of it. */
  @GET
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @InMyLanguage
  @Operation(
      operationId = "listMyHomework",
      summary = "My homework",
      description =
          "What is to be done first, by its day, also when the day is over: it can still be done. Then what is done, newest"
              + " first, and what was withdrawn. It gets done by itself: by practice that I log, or by a worksheet that I"
              + " complete. My counselor sees that it is done, and how I rated it before and after; what I write only when"
              + " I share it. Named in the first of the languages of Accept-Language in which there is a name.")
  @APIResponse(responseCode = "200", description = "A page of my homework.")
  public Page<HomeworkView> list(
      @Parameter(description = "Only what stands there.", example = "open") @QueryParam("state")
          @Nullable HomeworkState state,
      @Parameter(
              description = "The languages that I read, the best first.",
              example = "es, en;q=0.8")
          @HeaderParam("Accept-Language")
          @Nullable String accepted,
      @Parameter(description = "Cursor of a page, from the page before.") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most items on the page.")
          @QueryParam("limit")
          @DefaultValue("50")
          @Min(1)
          @Max(200)
          int limit) {
    UUID me = CurrentActor.person().id();
    List<Language> languages = Language.of(accepted);
    return pages.page(
        me.toString(),
        languages,
        state,
        cursor,
        limit,
        wanted -> homeworks.mine(me, wanted),
        Homeworks.Kept::view);
  }

  /** One. */
  @GET
  @Path("/{homeworkId}")
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @InMyLanguage
  @Operation(
      operationId = "getMyHomework",
      summary = "One piece of my homework",
      description = "How far it is, and what it did so far.")
  @APIResponse(responseCode = "200", description = "The homework.")
  public HomeworkView get(
      UUID homeworkId,
      @Parameter(
              description = "The languages that I read, the best first.",
              example = "es, en;q=0.8")
          @HeaderParam("Accept-Language")
          @Nullable String accepted) {
    return homeworks
        .mine(CurrentActor.person().id(), homeworkId, Language.of(accepted), clock.instant())
        .orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }
}
