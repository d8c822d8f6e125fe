package org.cairn.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A session in which I can take a place by myself. */
@Schema(description = "A session in which I can take a place by myself.")
record OpeningView(
    SessionView session,
    @Schema(description = "With none left, the waitlist is open.", examples = "3") int freePlaces,
    @Schema(description = "How many wait in line.", examples = "0") int waitlist,
    @Schema(
            description = "Open to me because that week falls short of my plan.",
            examples = "false")
        boolean makeUp,
    @Schema(
            description =
                "Minutes that my week, attended and booked, lacks to the plan that holds that day; null without a plan.",
            examples = "120",
            nullable = true)
        @Nullable Integer missingMinutes) {

  static OpeningView map(ResultSet row, Instant now) throws SQLException {
    SessionView session = SessionView.map(row, now);
    return new OpeningView(
        session,
        Math.toIntExact(Math.max(0, session.capacity() - row.getLong("taken"))),
        Math.toIntExact(row.getLong("waiting")),
        "make_up".equals(row.getString("how")),
        (Integer) row.getObject("missing"));
  }

  Interval time() {
    return new Interval(session.startsAt().toInstant(), session.endsAt().toInstant());
  }
}
