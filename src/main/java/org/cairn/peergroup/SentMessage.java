package org.cairn.peergroup;

import org.cairn.platform.Versioned;
import org.cairn.safety.HelpNow;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What comes back to whoever wrote. */
@Schema(description = "My message, and what is said to me alone.")
record SentMessage(
    MessageView message,
    @Schema(
            description =
                "A word when I write much: show it, and go on. RateLimit says the same in numbers.",
            examples = "You are writing a lot. There is room for 7 more messages this minute.",
            nullable = true)
        @Nullable String pace,
    @Schema(
            description = "Help, where the text sounds as if it were needed. Nobody else sees it.",
            nullable = true)
        @Nullable HelpNow help,
    @Schema(
            description = "In my care thread: whether somebody answers now. Null elsewhere.",
            nullable = true)
        @Nullable CareNow care)
    implements Versioned {

  @Override
  public Object own() {
    return message.own();
  }

  @Override
  public String toString() {
    return "SentMessage[" + message.id() + "]";
  }
}
