package org.cairn.platform;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The one shape of every list that can grow.
 *
 * @param items in the list's order
 * @param next cursor of the page that follows; null on the last one
 */
public record Page<T>(
    List<T> items,
    @Schema(
            description = "Cursor of the page that follows; null on the last page.",
            nullable = true)
        @Nullable String next) {

  /**
   * A page of at most {@code limit} of the items, which were asked for one more.
   *
   * @param cursor names the position after an item
   */
  public static <T> Page<T> of(List<T> items, int limit, Function<T, String> cursor) {
    if (items.size() <= limit) {
      return new Page<>(List.copyOf(items), null);
    }
    List<T> page = List.copyOf(items.subList(0, limit));
    return new Page<>(page, cursor.apply(page.get(limit - 1)));
  }
}
