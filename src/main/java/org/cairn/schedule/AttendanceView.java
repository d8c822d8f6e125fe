package org.cairn.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whether somebody came. */
@Schema(description = "Whether somebody came, as it was recorded last.")
record AttendanceView(
    @Schema(examples = "left_early") AttendanceStatus status,
    @Schema(examples = "work", nullable = true) @Nullable AttendanceReason reason,
    @Schema(
            description = "Minutes attended, when it was not the whole session.",
            examples = "90",
            nullable = true)
        @Nullable Integer minutes,
    @Schema(examples = "staff") AttendanceSource source,
    Instant recordedAt) {

  /** Reads status, reason, minutes, source and moment; null where nothing is recorded. */
  static @Nullable AttendanceView map(ResultSet row, int from) throws SQLException {
    String status = row.getString(from);
    if (status == null) {
      return null;
    }
    String reason = row.getString(from + 1);
    return new AttendanceView(
        AttendanceStatus.of(status),
        reason == null ? null : AttendanceReason.of(reason),
        row.getObject(from + 2, Integer.class),
        AttendanceSource.of(row.getString(from + 3)),
        row.getObject(from + 4, OffsetDateTime.class).toInstant());
  }
}
