package org.cairn.checkin;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody can say that they met. */
@Schema(description = "Triggers to choose from.")
record TriggersView(
    @Schema(description = "That many people know.") List<QuestionsView.ChoiceView> common,
    @Schema(description = "My own, in the order in which I added them.")
        List<OwnTriggerView> own) {}
