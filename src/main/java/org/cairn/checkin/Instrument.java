package org.cairn.checkin;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A validated questionnaire: what is asked in which words, how it is scored, and where it comes
 * from. Those that ship are files of this shape; a program that holds a license loads its own.
 */
@Schema(
    description =
        "A validated questionnaire: what is asked in which words, how it is scored, and where it comes from. A score is"
            + " no diagnosis.")
record Instrument(
    @NotNull @Pattern(regexp = SLUG) @Size(max = 40) @Schema(examples = "phq-9") String slug,
    @NotNull @Min(1) @Max(9999) @Schema(description = "A change is a new version.", examples = "1")
        Integer version,
    @NotBlank @Size(max = 120) @Schema(examples = "Patient Health Questionnaire (PHQ-9)")
        String title,
    @NotBlank
        @Size(max = 500)
        @Schema(
            description = "What allows its use.",
            examples =
                "No permission required to reproduce, translate, display or distribute (Pfizer Inc.).")
        String license,
    @NotNull @Valid Publication source,
    @NotNull
        @Pattern(regexp = "[a-z]{2,3}(-[A-Z]{2})?")
        @Schema(description = "BCP 47.", examples = "en-US")
        String language,
    @NotBlank
        @Size(max = 1000)
        @Schema(
            description = "Stands above the questions; names the time that they ask about.",
            examples =
                "Over the last 2 weeks, how often have you been bothered by any of the following problems?")
        String instruction,
    @NotNull
        @Size(min = 1, max = 100)
        @Schema(
            description = "In the order in which to ask.",
            examples =
                "[{\"id\": \"1\", \"text\": \"Trouble relaxing\", \"options\": [{\"value\": 0, \"label\": \"Not at all\"}, {\"value\": 1, \"label\": \"Several days\"}], \"required\": true}]")
        List<@NotNull @Valid InstrumentItem> items,
    @NotNull @Valid Scoring scoring,
    @NotNull
        @Size(max = 20)
        @Schema(
            description =
                "What a score means in the publication's terms; from the lowest score to the highest, without gap or"
                    + " overlap. Empty where the publication gives none.",
            examples =
                "[{\"from\": 0, \"to\": 4, \"label\": \"Minimal\", \"sentence\": \"Little of it.\"}]")
        List<@NotNull @Valid Band> bands) {
  static final String SLUG = "[a-z0-9]+(-[a-z0-9]+)*";

  /** Where an instrument comes from. */
  @Schema(description = "Where an instrument comes from.")
  record Publication(
      @NotBlank
          @Size(max = 500)
          @Schema(
              examples =
                  "Kroenke K, Spitzer RL, Williams JBW. The PHQ-9. J Gen Intern Med 2001;16:606-613.")
          String citation,
      @NotNull
          @Pattern(regexp = "https?://[!-~]+")
          @Size(max = 300)
          @Schema(examples = "https://www.phqscreeners.com")
          String url,
      @Size(max = 500)
          @Schema(
              description = "Which edition of the words this is, and what is not scored.",
              examples = "Wording of the form at phqscreeners.com.",
              nullable = true)
          @Nullable String note) {}

  /** A question. */
  @Schema(description = "A question of an instrument.")
  record InstrumentItem(
      @NotNull @Pattern(regexp = SLUG) @Size(max = 32) @Schema(examples = "1") String id,
      @NotBlank @Size(max = 1000) @Schema(examples = "Little interest or pleasure in doing things")
          String text,
      @NotNull @Size(min = 2, max = 20) List<@NotNull @Valid AnswerOption> options,
      @NotNull
          @Schema(description = "Whether it has to be answered, if it is asked.", examples = "true")
          Boolean required,
      @Valid @Schema(description = "When it is asked; null for always.", nullable = true)
          @Nullable AskIf askIf) {

    boolean offers(int value) {
      return options.stream().anyMatch(option -> option.value() == value);
    }
  }

  /** An answer that can be chosen. */
  @Schema(description = "An answer that can be chosen.")
  record AnswerOption(
      @NotNull @Min(0) @Max(99) @Schema(description = "What it counts.", examples = "1")
          Integer value,
      @NotBlank @Size(max = 200) @Schema(examples = "Several days") String label) {}

  /** Skip logic. */
  @Schema(description = "Asks only when one of these items was answered with as much.")
  record AskIf(
      @NotNull @Size(min = 1, max = 100) @Schema(examples = "[\"1\"]")
          List<@NotNull @Size(max = 32) String> items,
      @NotNull @Min(0) @Max(99) @Schema(examples = "1") Integer atLeast) {}

  /** How the score comes about. */
  @Schema(description = "How the score comes about: the sum of these items.")
  record Scoring(
      @NotNull @Size(min = 1, max = 100) @Schema(examples = "[\"1\", \"2\"]")
          List<@NotNull @Size(max = 32) String> items,
      @NotNull
          @Min(0)
          @Max(99)
          @Schema(
              description =
                  "So many items may be left out; each counts the mean of the others, and the sum is rounded to a whole"
                      + " number, halves up. With more there is no score.",
              examples = "0")
          Integer mayMiss,
      @NotNull
          @Min(0)
          @Max(99)
          @Schema(description = "What an item counts that is not asked.", examples = "0")
          Integer skippedValue,
      @NotNull @Size(max = 20) List<@NotNull @Valid Subscale> subscales) {}

  /** A score of some items. */
  @Schema(description = "A score of some of the items.")
  record Subscale(
      @NotNull @Pattern(regexp = SLUG) @Size(max = 32) @Schema(examples = "b") String id,
      @NotBlank @Size(max = 120) @Schema(examples = "Cluster B: intrusion") String title,
      @NotNull @Size(min = 1, max = 100) @Schema(examples = "[\"1\", \"2\"]")
          List<@NotNull @Size(max = 32) String> items,
      @NotNull @Min(0) @Max(99) @Schema(description = "As of the whole.", examples = "0")
          Integer mayMiss) {}

  /** What scores mean. */
  @Schema(description = "What scores from one to another mean.")
  record Band(
      @NotNull @Min(0) @Max(9999) @Schema(examples = "5") Integer from,
      @NotNull @Min(0) @Max(9999) @Schema(examples = "9") Integer to,
      @NotBlank
          @Size(max = 80)
          @Schema(description = "In the publication's terms.", examples = "Mild")
          String label,
      @NotBlank
          @Size(max = 300)
          @Schema(
              description = "For the participant, and no diagnosis.",
              examples = "Some of these problems were with you in the last two weeks.")
          String sentence) {}

  /** The items by their ids, in order. */
  Map<String, InstrumentItem> byId() {
    Map<String, InstrumentItem> byId = new LinkedHashMap<>();
    items.forEach(item -> byId.put(item.id(), item));
    return byId;
  }
}
