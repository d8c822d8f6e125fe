package org.cairn.checkin;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A trigger of mine as I call it. */
@Schema(description = "A trigger of mine, in my own words.")
record NewTrigger(
    @NotBlank
        @Size(max = 120)
        @Schema(
            description =
                "Encrypted under my own key. My counselor sees it when I say that I met it, if triggers are shared.",
            examples = "The corner store on Fifth")
        String name) {

  @Override
  public String toString() {
    return "NewTrigger[***]";
  }
}
