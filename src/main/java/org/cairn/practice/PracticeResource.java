package org.cairn.practice;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
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
import org.cairn.skills.Language;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What I practiced. */
@Path("/v1/me/practices")
@Tag(name = "Practice")
public class PracticeResource {
  private final Practices practices;
  private final PracticePages pages;
  private final LogPractice logPractice;

  PracticeResource(Practices practices, PracticePages pages, LogPractice logPractice) {
    this.practices = practices;
    this.pages = pages;
    this.logPractice = logPractice;
  }

  /** All of them. */
  @GET
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "listMyPractices",
      summary = "What I practiced",
      description = "In all my programs and in none, newest first.")
  @APIResponse(responseCode = "200", description = "A page of practices.")
  public Page<PracticeView> list(
      @Parameter(description = "Cursor of a page, from the page before.") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most items on the page.")
          @QueryParam("limit")
          @DefaultValue("50")
          @Min(1)
          @Max(200)
          int limit) {
    UUID me = CurrentActor.person().id();
    return pages.page(me.toString(), cursor, limit, before -> practices.of(me, before, limit + 1));
  }

  /** One. */
  @GET
  @Path("/{practiceId}")
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "getMyPractice",
      summary = "One practice of mine",
      description = "To change it, with the ETag that comes along.")
  @APIResponse(responseCode = "200", description = "The practice.")
  public PracticeView get(UUID practiceId) {
    return practices
        .of(CurrentActor.person().id(), practiceId)
        .orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  /** Logs or changes one. */
  @PUT
  @Path("/{practiceId}")
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "logPractice",
      summary = "Log what I practiced, and what it did",
      description =
          "The id is a random UUID that the phone makes. A new one needs no If-Match; to add how it was after, or to change"
              + " anything, send the ETag that you last read. Skill, edition and program stay what they are. The same"
              + " again changes nothing, so retry as often as you need. When it is very strong after (8 or more), or stronger"
              + " than before by 3 or more, the answer brings help that is there now.")
  @APIResponse(responseCode = "200", description = "Changed, or the same already.")
  @APIResponse(responseCode = "201", description = "Logged.")
  @APIResponse(
      responseCode = "400",
      description =
          "practice/skill-unknown, practice/program-needed, practice/practiced-in-future,"
              + " practice/practiced-too-long-ago, program/zone-unknown")
  @APIResponse(
      responseCode = "409",
      description = "practice/practice-id-taken, practice/too-many-practices")
  public RestResponse<PracticeView> log(
      UUID practiceId,
      @Parameter(description = "The ETag of the practice as you last read it.")
          @HeaderParam("If-Match")
          @Nullable String ifMatch,
      @Parameter(
              description = "The languages that I read, the best first.",
              example = "es, en;q=0.8")
          @HeaderParam("Accept-Language")
          @Nullable String accepted,
      @Valid @NotNull NewPractice body) {
    LogPractice.Outcome outcome =
        logPractice.log(
            CurrentActor.person().id(), practiceId, body, Language.of(accepted), ifMatch);
    return RestResponse.status(
        outcome.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
        outcome.practice());
  }

  /** Removes one. */
  @DELETE
  @Path("/{practiceId}")
  @Allowed(Role.PARTICIPANT)
  @Operation(
      operationId = "deleteMyPractice",
      summary = "Remove a practice of mine",
      description = "It is erased, with its note. Send If-Match with the ETag that you last read.")
  @APIResponse(responseCode = "204", description = "Removed.")
  public void delete(
      UUID practiceId,
      @Parameter(description = "The ETag of the practice as you last read it.", required = true)
          @HeaderParam("If-Match")
          @Nullable String ifMatch) {
    logPractice.forget(CurrentActor.person().id(), practiceId, ifMatch);
  }
}
