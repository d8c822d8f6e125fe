package org.cairn.checkin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a participant's plan of care asks for. */
@Schema(description = "An instrument that a participant's plan of care asks for.")
record PlannedInstrument(
    @Schema(description = "Its slug.", examples = "phq-9") String instrument,
    @Schema(
            description = "Weeks from one completion to the next; null for once.",
            examples = "2",
            nullable = true)
        @Nullable Integer everyWeeks,
    @Schema(description = "The first day, at the site.", examples = "2026-11-23")
        LocalDate firstDue,
    Instant changedAt) {

  /** The columns that {@link #map} reads. */
  static final String COLUMNS = "l.instrument, l.every_weeks, l.first_due, l.changed_at";

  static PlannedInstrument map(ResultSet row) throws SQLException {
    return new PlannedInstrument(
        row.getString(1),
        row.getObject(2, Integer.class),
        row.getObject(3, LocalDate.class),
        row.getObject(4, OffsetDateTime.class).toInstant());
  }
}
