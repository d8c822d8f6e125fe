package org.cairn.practice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.cairn.platform.Cursors;
import org.cairn.platform.Page;
import org.jspecify.annotations.Nullable;

/** Pages of worksheets, newest first. */
@ApplicationScoped
class WorksheetPages {
  private final Cursors cursors;

  WorksheetPages(Cursors cursors) {
    this.cursors = cursors;
  }

  /**
   * @param list whose it is
   * @param read what is wanted, one more than the page
   */
  Page<WorksheetView.WorksheetSummary> page(
      String list,
      @Nullable String type,
      @Nullable Boolean complete,
      @Nullable String cursor,
      int limit,
      Function<Worksheets.Wanted, List<WorksheetView.WorksheetSummary>> read) {
    String scope = "worksheets:" + list + ":" + type + ":" + complete;
    Worksheets.Position after =
        cursors.open(scope, cursor).map(WorksheetPages::position).orElse(null);
    return Page.of(
        read.apply(new Worksheets.Wanted(type, complete, after, limit + 1)),
        limit,
        last -> cursors.seal(scope, last.startedAt() + " " + last.id()));
  }

  private static Worksheets.Position position(String text) {
    String[] parts = text.split(" ", 2);
    return new Worksheets.Position(Instant.parse(parts[0]), UUID.fromString(parts[1]));
  }
}
