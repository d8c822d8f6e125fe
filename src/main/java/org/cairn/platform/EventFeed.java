package org.cairn.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What has changed for a person since a cursor.
 *
 * @param items in the order in which everybody reads them
 * @param cursor where to go on
 * @param more whether there is more to read already
 */
@Schema(description = "What has changed for me since a cursor.")
public record EventFeed(
    List<EventView> items,
    @Schema(description = "Send it as since, next time.") String cursor,
    @Schema(description = "Whether to ask again at once.") boolean more) {

  /** A change: what to read again, and what of it is another than before. */
  @Schema(
      description =
          "A change: what to read again, and what of it is another than before. New types and fields may come; pass over"
              + " those that you do not know.")
  public record EventView(
      @Schema(description = "Also a cursor: of what comes after this event.") String id,
      @Schema(examples = "session.changed") String type,
      Instant at,
      @Schema(
              description = "Where to read how it is now.",
              examples = "/v1/sessions/01981b2e-7c30-7c4e-8b1d-3a5e6f708192")
          String link,
      List<Change> changes,
      @JsonInclude(JsonInclude.Include.NON_NULL)
          @Schema(
              description =
                  "With message events, the message as it is now for me. Left out when it is no longer there for me or cannot"
                      + " be read just now, where a later event about it brings it, and with all other events.",
              ref = "MessageView")
          @Nullable Object message,
      @Schema(
              description =
                  "Show it without a sound: I muted this group, or these are my quiet hours.")
          boolean silent) {
    @Override
    public String toString() {
      return "EventView[" + type + "]";
    }
  }

  /** A field that is another than before. */
  @Schema(description = "A field that is another than before.")
  public record Change(
      @Schema(examples = "startsAt") String field,
      @Schema(
              description = "As text; null when there was nothing.",
              examples = "2026-12-01T23:00:00Z",
              nullable = true)
          @Nullable String old,
      @JsonProperty("new")
          @Schema(
              name = "new",
              description = "As text; null when there is nothing now.",
              examples = "2026-12-02T00:00:00Z",
              nullable = true)
          @Nullable String now) {}
}
