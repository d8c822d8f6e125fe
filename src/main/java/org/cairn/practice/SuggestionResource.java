package org.cairn.practice;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.CurrentActor;
import org.cairn.skills.Language;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What to try now. How somebody feels stands in the body, for addresses are written down. */
@Path("/v1/me/skill-suggestions")
@Tag(name = "Practice")
public class SuggestionResource {
  private final Suggestions suggestions;

  SuggestionResource(Suggestions suggestions) {
    this.suggestions = suggestions;
  }

  /** Suggests. */
  @POST
  @Allowed(Role.PARTICIPANT)
  @Operation(
      operationId = "suggestSkills",
      summary = "What to try now",
      description =
          "Three skills, whole, so that I can begin at once, each with its reason: first what helped me before, then what is"
              + " made for this. Never what I marked as harmful, and nothing that takes longer than I have. It changes and"
              + " keeps nothing. GET /v1/skill-suggestion-rule says how they are chosen, so that a phone without a"
              + " connection finds the same.")
  @APIResponse(responseCode = "200", description = "What to try now.")
  public SuggestionsView suggest(
      @Parameter(
              description = "The languages that I read, the best first.",
              example = "es, en;q=0.8")
          @HeaderParam("Accept-Language")
          @Nullable String accepted,
      @Valid @NotNull Moment body) {
    return suggestions.now(CurrentActor.person().id(), body, Language.of(accepted));
  }
}
