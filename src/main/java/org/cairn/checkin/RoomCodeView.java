package org.cairn.checkin;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The code to show in a room now. */
@Schema(description = "The code to show in a room now.")
record RoomCodeView(
    @Schema(examples = "492039") String code,
    @Schema(description = "When to ask for the next one. This one is taken a minute longer.")
        Instant validUntil,
    @Schema(
            description =
                "Whether this session asks for it: the program does, and there is a room.",
            examples = "true")
        boolean needed) {

  @Override
  public String toString() {
    return "RoomCodeView[***]";
  }
}
