package org.cairn.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** My place in a session. */
@Schema(description = "My place in a session, also when I have it no longer.")
record BookingView(
    UUID id,
    UUID sessionId,
    @Schema(
            description = "With the offset that holds at the site then.",
            examples = "2026-12-01T18:00:00-05:00")
        OffsetDateTime startsAt,
    @Schema(examples = "2026-12-01T21:00:00-05:00") OffsetDateTime endsAt,
    @Schema(examples = "booked") BookingStatus status,
    @Schema(examples = "participant") BookedBy bookedBy,
    @Schema(
            description =
                "The program's notice: canceled after this moment, it is recorded as late.",
            examples = "2026-11-30T18:00:00-05:00")
        OffsetDateTime cancelBy,
    @Schema(description = "Canceled after the program's notice.", examples = "false") boolean late,
    @Schema(description = "The booking that was moved to make this one.", nullable = true)
        @Nullable UUID movedFrom) {

  /** The columns that {@link #map} reads. */
  static final String COLUMNS =
      "b.id, b.session_id, b.starts_at, b.ends_at, s.zone, b.status, b.booked_by, p.cancel_notice,"
          + " b.late, b.moved_from";

  static BookingView map(ResultSet row) throws SQLException {
    Instant starts = row.getObject(3, OffsetDateTime.class).toInstant();
    Instant ends = row.getObject(4, OffsetDateTime.class).toInstant();
    ZoneId zone = ZoneId.of(row.getString(5));
    Duration notice = Duration.ofMinutes(row.getInt(8));
    return new BookingView(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        starts.atZone(zone).toOffsetDateTime(),
        ends.atZone(zone).toOffsetDateTime(),
        BookingStatus.of(row.getString(6)),
        BookedBy.of(row.getString(7)),
        LateCancellation.begins(starts, notice).atZone(zone).toOffsetDateTime(),
        row.getBoolean(9),
        row.getObject(10, UUID.class));
  }
}
