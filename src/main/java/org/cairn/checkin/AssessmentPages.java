package org.cairn.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.cairn.platform.Cursors;
import org.cairn.platform.Page;
import org.jspecify.annotations.Nullable;

/** Pages of assessments, newest first. */
@ApplicationScoped
class AssessmentPages {
  private final Cursors cursors;

  AssessmentPages(Cursors cursors) {
    this.cursors = cursors;
  }

  /**
   * @param read one item more than the page, after a position
   */
  Page<AssessmentView> page(
      String list,
      @Nullable String cursor,
      int limit,
      Function<Assessments.@Nullable Position, List<AssessmentView>> read) {
    String scope = "assessments:" + list;
    Assessments.Position after =
        cursors.open(scope, cursor).map(AssessmentPages::position).orElse(null);
    return Page.of(
        read.apply(after),
        limit,
        last ->
            cursors.seal(
                scope,
                (last.completedAt() == null ? last.startedAt() : last.completedAt())
                    + " "
                    + last.id()));
  }

  private static Assessments.Position position(String text) {
    String[] parts = text.split(" ", 2);
    return new Assessments.Position(Instant.parse(parts[0]), UUID.fromString(parts[1]));
  }
}
