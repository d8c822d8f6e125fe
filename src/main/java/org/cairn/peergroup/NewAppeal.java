package org.cairn.peergroup;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How somebody sees it who was moderated. */
@Schema(description = "How I see it.")
record NewAppeal(
    @NotBlank
        @Size(max = 2000)
        @Schema(examples = "I was quoting what my boss said to me; it was not meant for Wren.")
        String words) {
  @Override
  public String toString() {
    return "NewAppeal[***]";
  }
}
