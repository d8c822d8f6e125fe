package org.cairn.practice;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.cairn.identity.Open;
import org.cairn.platform.Conditional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How skills are suggested. It is about nobody, and anyone may look into it. */
@Path("/v1/skill-suggestion-rule")
@Tag(name = "Practice")
public class SuggestionRuleResource {
  /** The rule. */
  @GET
  @Open
  @Conditional
  @Operation(
      operationId = "getSkillSuggestionRule",
      summary = "How skills are suggested",
      description =
          "All numbers and steps: with the library, my practices and my marks a phone computes the same three in the same"
              + " order.")
  @APIResponse(responseCode = "200", description = "The rule.")
  public SuggestionRule get() {
    return SuggestionRule.CURRENT;
  }
}
