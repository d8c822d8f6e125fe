package org.cairn.practice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.cairn.platform.Cursors;
import org.cairn.platform.Page;
import org.jspecify.annotations.Nullable;

/** Pages of practices, newest first. */
@ApplicationScoped
class PracticePages {
  private final Cursors cursors;

  PracticePages(Cursors cursors) {
    this.cursors = cursors;
  }

  /**
   * @param read one item more than the page, after a position
   */
  Page<PracticeView> page(
      String list,
      @Nullable String cursor,
      int limit,
      Function<Practices.@Nullable Position, List<PracticeView>> read) {
    String scope = "practices:" + list;
    Practices.Position before =
        cursors.open(scope, cursor).map(PracticePages::position).orElse(null);
    return Page.of(
        read.apply(before),
        limit,
        last -> cursors.seal(scope, last.practicedAt() + " " + last.id()));
  }

  private static Practices.Position position(String text) {
    String[] parts = text.split(" ", 2);
    return new Practices.Position(Instant.parse(parts[0]), UUID.fromString(parts[1]));
  }
}
