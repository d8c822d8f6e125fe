package org.cairn.practice;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.Page;
import org.cairn.skills.InMyLanguage;
import org.cairn.skills.Language;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The homework of those whom a counselor counsels. */
@Path("/v1/programs/{programId}/homework")
@Tag(name = "Staff: people")
public class ProgramHomeworkResource {
  private final Homeworks homeworks;
  private final HomeworkPages pages;

  ProgramHomeworkResource(Homeworks homeworks, HomeworkPages pages) {
    this.homeworks = homeworks;
    this.pages = pages;
  }

  /** All of it. */
  @GET
  @Allowed(Role.COUNSELOR)
  @Conditional
  @InMyLanguage
  @Operation(
      operationId = "listProgramHomework",
      summary = "What was practiced, and what it did",
      description =
          "The homework of everybody whom I counsel in this program, with how often it was practiced and how it was rated"
              + " before and after. What is to be done first, by its day; then what is done, newest first, and what was"
              + " withdrawn. What was due up to four weeks ago and all that is due later, unless dueFrom or dueTo say"
              + " otherwise.")
  @APIResponse(responseCode = "200", description = "A page of homework.")
  public Page<HomeworkView.StaffHomework> list(
      UUID programId,
      @Parameter(description = "Only what stands there.", example = "done") @QueryParam("state")
          @Nullable HomeworkState state,
      @Parameter(
              description =
                  "Only what is due on this day or later; four weeks ago, unless it says.",
              example = "2026-11-16")
          @QueryParam("dueFrom")
          @Nullable LocalDate dueFrom,
      @Parameter(description = "Only what is due on this day or earlier.", example = "2026-11-22")
          @QueryParam("dueTo")
          @Nullable LocalDate dueTo,
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
    return pages.page(
        programId + ":" + dueFrom + ":" + dueTo,
        Language.of(accepted),
        state,
        cursor,
        limit,
        wanted -> homeworks.ofProgram(programId, dueFrom, dueTo, wanted),
        Homeworks.Kept::staff);
  }
}
