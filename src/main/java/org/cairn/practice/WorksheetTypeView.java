package org.cairn.practice;

import java.util.List;
import org.cairn.skills.Language;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A kind of worksheet, in its current version. */
@Schema(description = "A kind of worksheet.")
record WorksheetTypeView(
    @Schema(description = "Its name in addresses.", examples = "thought-record") String type,
    @Schema(description = "The current version; take it for a new one.", examples = "1")
        int version,
    @Schema(description = "Every version that there is. None ever changes.", examples = "[1]")
        List<Integer> versions,
    @Schema(examples = "Thought record") String title,
    @Schema(examples = "Look at one hard moment, and whether there is another way to see it.")
        String summary,
    @Schema(description = "How long it takes, roughly.", examples = "15") int minutes,
    @Schema(description = "What it rests on. The words are our own.")
        List<WorksheetSource> sources) {

  /** Where the idea comes from. */
  @Schema(description = "Where the idea of a worksheet comes from.")
  record WorksheetSource(
      @Schema(
              examples =
                  "Beck AT, Rush AJ, Shaw BF, Emery G (1979). Cognitive Therapy of Depression. New York: Guilford Press.")
          String citation,
      @Schema(
              description = "Where it can be read, if anywhere for free.",
              examples = "https://www.ncbi.nlm.nih.gov/books/NBK571071/",
              nullable = true)
          @Nullable String url) {}

  static WorksheetTypeView of(List<WorksheetType> versions, Language language) {
    WorksheetType current = versions.get(versions.size() - 1);
    return new WorksheetTypeView(
        current.slug(),
        current.version(),
        versions.stream().map(WorksheetType::version).toList(),
        current.title(language),
        current.summary(language),
        current.minutes(),
        current.sources());
  }
}
