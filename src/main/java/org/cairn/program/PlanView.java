package org.cairn.program;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A plan of care. */
@Schema(
    description = "A plan of care. It holds from its first day until the next one of the program.")
record PlanView(
    UUID programId,
    @Schema(description = "Its first day, at the site.", examples = "2026-11-23")
        LocalDate startsOn,
    @Schema(description = "Treatment a week, in minutes.", examples = "540") int weeklyMinutes,
    @Schema(examples = "intensive_outpatient") LevelOfCare levelOfCare,
    @Schema(examples = "2", nullable = true) @Nullable Integer phase,
    Instant changedAt) {

  /** The columns that {@link #map} reads. */
  static final String COLUMNS =
      "l.program_id, l.starts_on, l.weekly_minutes, l.level_of_care, l.phase, l.changed_at";

  static PlanView map(ResultSet row) throws SQLException {
    return new PlanView(
        row.getObject(1, UUID.class),
        row.getObject(2, LocalDate.class),
        row.getInt(3),
        LevelOfCare.of(row.getString(4)),
        row.getObject(5, Integer.class),
        row.getObject(6, OffsetDateTime.class).toInstant());
  }
}
