package org.cairn.practice;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.cairn.platform.Cursors;
import org.cairn.platform.Page;
import org.cairn.skills.Language;
import org.jspecify.annotations.Nullable;

/** Pages of homework: what is to be done first, by its day; then what is done, newest first. */
@ApplicationScoped
class HomeworkPages {
  private final Cursors cursors;
  private final Clock clock;

  HomeworkPages(Cursors cursors, Clock clock) {
    this.cursors = cursors;
    this.clock = clock;
  }

  /**
   * @param list with all that decides its content but the state
   * @param read what is wanted, one more than the page
   * @param as what of it is told
   */
  <T> Page<T> page(
      String list,
      List<Language> languages,
      @Nullable HomeworkState state,
      @Nullable String cursor,
      int limit,
      Function<Homeworks.Wanted, List<Homeworks.Kept>> read,
      Function<Homeworks.Kept, T> as) {
    String scope = "homework:" + list + ":" + state;
    Homeworks.Position after =
        cursors.open(scope, cursor).map(HomeworkPages::position).orElse(null);
    Page<Homeworks.Kept> page =
        Page.of(
            read.apply(new Homeworks.Wanted(languages, clock.instant(), state, after, limit + 1)),
            limit,
            last -> {
              Homeworks.Position at = last.position();
              return cursors.seal(
                  scope, at.place() + " " + at.key().toPlainString() + " " + at.id());
            });
    return new Page<>(page.items().stream().map(as).toList(), page.next());
  }

  private static Homeworks.Position position(String text) {
    String[] parts = text.split(" ", 3);
    return new Homeworks.Position(
        Integer.parseInt(parts[0]), new BigDecimal(parts[1]), UUID.fromString(parts[2]));
  }
}
