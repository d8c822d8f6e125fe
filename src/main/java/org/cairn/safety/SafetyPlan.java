package org.cairn.safety;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a participant has thought of for a crisis, in the order in which to try it. Inspired by the
 * Safety Planning Intervention (B. Stanley and G. K. Brown, Cognitive and Behavioral Practice 19,
 * 2012, 256-264); parts and words are our own.
 */
@Schema(
    description =
        "What I have thought of for a crisis, in the order in which I try it. All of it; an empty list for what is not"
            + " thought of yet. Inspired by the Safety Planning Intervention (Stanley and Brown, 2012); parts and words are our own.")
public record SafetyPlan(
    @NotNull
        @Size(max = 12)
        @Schema(
            description = "How I notice that it gets dangerous.",
            examples = "[\"I stop answering my sister\"]")
        List<@NotBlank @Size(max = 200) String> warningSigns,
    @NotNull
        @Size(max = 12)
        @Schema(
            description = "What I can do by myself to get through the next hour.",
            examples = "[\"A walk around the lake\"]")
        List<@NotBlank @Size(max = 200) String> whatICanDo,
    @NotNull
        @Size(max = 12)
        @Schema(
            description = "Where I am among people, and my thoughts are elsewhere.",
            examples = "[\"The coffee house on Mill Street\"]")
        List<@NotBlank @Size(max = 200) String> peopleAndPlaces,
    @NotNull
        @Size(max = 12)
        @Schema(
            description = "Whom I tell how it is, and ask for help.",
            examples = "[{\"name\": \"My sister\", \"phone\": \"865-555-0117\"}]")
        List<@NotNull @Valid Contact> peopleToAsk,
    @NotNull
        @Size(max = 12)
        @Schema(
            description = "Whose profession it is to help.",
            examples =
                "[{\"name\": \"Dana Whitfield, my counselor\", \"phone\": \"865-555-0142\"}]")
        List<@NotNull @Valid Contact> professionals,
    @NotNull
        @Size(max = 12)
        @Schema(
            description = "What I put out of reach, and who keeps it for me.",
            examples = "[\"My brother keeps the pills\"]")
        List<@NotBlank @Size(max = 200) String> saferSurroundings) {

  /** Somebody to turn to. */
  @Schema(name = "SafetyPlanContact", description = "Somebody to turn to.")
  record Contact(
      @NotBlank @Size(max = 120) @Schema(examples = "My sister") String name,
      @Size(min = 2, max = 40)
          @Schema(
              description = "As I would dial it; null for whom I just walk over to.",
              examples = "865-555-0117",
              nullable = true)
          @Nullable String phone) {
    @Override
    public String toString() {
      return "Contact[***]";
    }
  }

  @Override
  public String toString() {
    return "SafetyPlan[***]";
  }
}
