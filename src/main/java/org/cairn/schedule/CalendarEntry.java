package org.cairn.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A time at which a room or a person is taken. */
@Schema(
    description =
        "A time at which a room or a staff member is taken. For a session of a program that is not mine it says no more than that.")
record CalendarEntry(
    @Schema(examples = "2026-12-01T18:00:00-05:00") OffsetDateTime startsAt,
    @Schema(examples = "2026-12-01T21:00:00-05:00") OffsetDateTime endsAt,
    @Schema(nullable = true) @Nullable UUID sessionId,
    @Schema(nullable = true) @Nullable UUID programId,
    @Schema(nullable = true) @Nullable SessionKind kind,
    @Schema(examples = "Evening group", nullable = true) @Nullable String title,
    @Schema(examples = "Room 2", nullable = true) @Nullable String room,
    @Schema(examples = "scheduled") SessionStatus status,
    @Schema(examples = "Snow", nullable = true) @Nullable String cancelReason) {

  static CalendarEntry map(ResultSet row) throws SQLException {
    ZoneId zone = ZoneId.of(row.getString(3));
    String kind = row.getString(6);
    return new CalendarEntry(
        LocalTimes.at(row, 1, zone),
        LocalTimes.at(row, 2, zone),
        row.getObject(4, UUID.class),
        row.getObject(5, UUID.class),
        kind == null ? null : SessionKind.of(kind),
        row.getString(7),
        row.getString(8),
        SessionStatus.of(row.getString(9)),
        row.getString(10));
  }
}
