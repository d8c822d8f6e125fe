package org.cairn.safety;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A note to write. */
@Schema(description = "What I did, or what the others have to know.")
record NewAlertNote(
    @NotBlank @Size(max = 2000) @Schema(examples = "Called twice, will try again at nine.")
        String text) {
  @Override
  public String toString() {
    return "NewAlertNote[***]";
  }
}
