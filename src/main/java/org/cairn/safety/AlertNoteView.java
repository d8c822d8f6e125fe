package org.cairn.safety;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What staff wrote about an alert. */
@Schema(description = "What staff wrote about an alert.")
record AlertNoteView(
    UUID id,
    NamedPerson author,
    @Schema(
            description = "Null when its author's texts have been erased.",
            examples = "Called twice, will try again at nine.",
            nullable = true)
        @Nullable String text,
    Instant at) {
  @Override
  public String toString() {
    return "AlertNoteView[***]";
  }
}
