package org.cairn.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cairn.platform.Jdbc;
import org.jspecify.annotations.Nullable;

/** Sessions in which a participant can take a place. */
@ApplicationScoped
class Openings {
  /** The function sees what the participant may not: who else has a place, and who leads. */
  static final String OPENINGS =
      "select "
          + SessionView.COLUMNS_WITHOUT_PLACE
          + ", o.how, o.taken, o.waiting, o.missing from openings(?, null, ?, ?, ?, ?, ?::text, ?) o"
          + " join session s on s.id = o.session_id order by s.starts_at, s.id";

  private final Jdbc jdbc;

  Openings(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /** The participant's own, by start; their commitments are not looked at. */
  List<OpeningView> of(
      UUID participant, Sessions.Span span, @Nullable SessionKind kind, Instant now) {
    return jdbc.query(
        OPENINGS,
        row -> OpeningView.map(row, now),
        participant,
        span.from(),
        span.to(),
        span.localFrom(),
        span.localTo(),
        kind == null ? null : kind.word(),
        now);
  }
}
