package org.cairn.skills;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.cairn.identity.Allowed;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Cursors;
import org.cairn.platform.Hashes;
import org.cairn.platform.Page;
import org.cairn.safety.CrisisSupport;
import org.cairn.safety.HelpNow;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Finding in the library. */
@Path("/v1/skills")
@Tag(name = "Skills")
public class SkillSearchResource {
  private static final int PAGE = 20;

  private final SkillSearch search;
  private final CrisisSupport support;
  private final Cursors cursors;

  SkillSearchResource(SkillSearch search, CrisisSupport support, Cursors cursors) {
    this.search = search;
    this.support = support;
    this.cursors = cursors;
  }

  /** Searches. What somebody looks for says how they are, and stays out of the address. */
  @POST
  @Path("/search")
  @Allowed
  @Operation(
      operationId = "searchSkills",
      summary = "Find a skill",
      description =
          "In my own words, with filters, or both: for a strong craving, situation craving and intensity high. Finds"
              + " other forms and other words for the same thing, and mends what is mistyped. The most fitting first;"
              + " without words the shortest. With words, at most 300 are found. It changes nothing and needs no Idempotency-Key. In the first of the"
              + " languages of Accept-Language in which there is one, else in English.")
  @APIResponse(responseCode = "200", description = "A page of what was found.")
  public FoundSkills search(
      @Parameter(
              description = "The languages that I read, the best first.",
              example = "es, en;q=0.8")
          @HeaderParam("Accept-Language")
          @Nullable String accepted,
      @Valid @NotNull SkillQuery body) {
    List<Language> languages = Language.of(accepted);
    String scope =
        "skill-search:"
            + HexFormat.of()
                .formatHex(
                    Hashes.sha256((languages + body.asked()).getBytes(StandardCharsets.UTF_8)));
    String[] after =
        cursors
            .open(scope, body.cursor())
            .map(text -> text.split(" ", 2))
            .orElse(new String[] {Long.toString(Long.MIN_VALUE), ""});
    int limit = body.limit() == null ? PAGE : body.limit();
    boolean crisis = body.q() != null && CrisisWords.in(body.q());
    HelpNow help = crisis ? support.helpNow(CurrentActor.person().id()) : HelpNow.NONE;
    SkillSearch.Result result =
        search.find(languages, body, crisis, Long.parseLong(after[0]), after[1], limit + 1);
    Page<SkillSearch.Found> page =
        Page.of(
            result.found(),
            limit,
            last -> cursors.seal(scope, last.place() + " " + last.skill().skill().slug()));
    return new FoundSkills(
        page.items().stream().map(SkillSearch.Found::skill).toList(),
        page.next(),
        result.facets(),
        result.understood(),
        help.support(),
        help.safetyPlan());
  }
}
