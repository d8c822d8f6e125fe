package org.cairn.skills;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import org.cairn.identity.Allowed;
import org.cairn.platform.Conditional;
import org.cairn.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The courses that lessons make up. */
@Path("/v1/skills")
@Tag(name = "Skills")
public class CourseResource {
  private final Courses courses;

  CourseResource(Courses courses) {
    this.courses = courses;
  }

  /** Lists. */
  @GET
  @Path("/courses")
  @Allowed
  @Conditional
  @InMyLanguage
  @Operation(
      operationId = "listCourses",
      summary = "The courses of the library",
      description =
          "Each with its lessons in order, in the first of the languages of Accept-Language in which there is one, else in"
              + " English.")
  @APIResponse(responseCode = "200", description = "All of them.")
  public Page<CourseView> list(
      @Parameter(
              description = "The languages that I read, the best first.",
              example = "es, en;q=0.8")
          @HeaderParam("Accept-Language")
          @Nullable String accepted) {
    return new Page<>(courses.all(Language.of(accepted)), null);
  }
}
