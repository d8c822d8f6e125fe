package org.cairn.practice;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
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

/**
 * What I say of skills. It is one word for each skill, and the last one counts: no If-Match, for
 * whoever says that something harms them must not be refused.
 */
@Path("/v1/me/skill-marks")
@Tag(name = "Practice")
public class SkillMarkResource {
  private final SkillMarks marks;
  private final Clock clock;

  SkillMarkResource(SkillMarks marks, Clock clock) {
    this.marks = marks;
    this.clock = clock;
  }

  /** All of them. */
  @GET
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "listMySkillMarks",
      summary = "My favorites, and what does me harm",
      description = "By the slugs of skills; always complete. My counselors see what does me harm.")
  @APIResponse(responseCode = "200", description = "What I said of skills.")
  public Page<SkillMarkView> list() {
    return new Page<>(marks.of(CurrentActor.person().id()), null);
  }

  /** Says it. */
  @PUT
  @Path("/{slug}")
  @Allowed(Role.PARTICIPANT)
  @Operation(
      operationId = "setMySkillMark",
      summary = "Say that a skill harms me, or is a favorite",
      description =
          "What harms me is never suggested to me again, until I say otherwise. One word for each skill; the last one"
              + " counts. The same again changes nothing.")
  @APIResponse(responseCode = "204", description = "It counts.")
  public void set(
      @Parameter(description = "The skill.", example = "urge-surfing") String slug,
      @Valid @NotNull NewSkillMark body) {
    if (!marks.set(CurrentActor.person().id(), slug, body.mark(), clock.instant())) {
      throw PlatformProblem.NOT_FOUND.problem();
    }
  }

  /** Takes it back. */
  @DELETE
  @Path("/{slug}")
  @Allowed(Role.PARTICIPANT)
  @Operation(
      operationId = "deleteMySkillMark",
      summary = "Take back what I said of a skill",
      description = "Counts at once; doing it twice does no harm.")
  @APIResponse(responseCode = "204", description = "Nothing is said of it.")
  public void delete(@Parameter(description = "The skill.", example = "urge-surfing") String slug) {
    marks.remove(CurrentActor.person().id(), slug);
  }
}
