package org.cairn.checkin;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A trigger of a participant's own. */
@Schema(description = "A trigger of a participant's own.")
record OwnTriggerView(
    UUID id,
    @Schema(examples = "The corner store on Fifth") String name,
    @Schema(
            description = "Whether it is on the list; one that was removed can still be read.",
            examples = "true")
        boolean listed) {

  @Override
  public String toString() {
    return "OwnTriggerView[***]";
  }
}
