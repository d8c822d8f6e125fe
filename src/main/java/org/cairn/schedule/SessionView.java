package org.cairn.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A session as the reader may see it. */
@Schema(description = "A session as the reader may see it.")
record SessionView(
    UUID id,
    UUID programId,
    @Schema(examples = "group_therapy") SessionKind kind,
    @Schema(examples = "in_person") SessionMode mode,
    @Schema(examples = "Evening group") String title,
    @Schema(
            description = "With the offset that holds at the site then.",
            examples = "2026-12-01T18:00:00-05:00")
        OffsetDateTime startsAt,
    @Schema(examples = "2026-12-01T21:00:00-05:00") OffsetDateTime endsAt,
    @Schema(description = "IANA time zone of the site.", examples = "America/New_York") String zone,
    @Schema(nullable = true) @Nullable UUID roomId,
    @Schema(examples = "Room 2", nullable = true) @Nullable String room,
    @Schema(
            description =
                "Only for those booked, from 15 minutes before the start until the end; staff see it always.",
            examples = "https://meet.example.org/evening-group",
            nullable = true)
        @Nullable String joinLink,
    @Schema(examples = "12") int capacity,
    @Schema(description = "scheduled or canceled.", examples = "scheduled") String status,
    @Schema(
            description = "Why it was canceled.",
            examples = "The site is closed: snow.",
            nullable = true)
        @Nullable String cancelReason,
    @Schema(description = "My booking; null for staff.", nullable = true)
        @Nullable MyBooking booking,
    @Schema(description = "The series that it is an occurrence of.", nullable = true)
        @Nullable UUID seriesId) {

  /** My place in it. */
  @Schema(description = "My place in a session.")
  record MyBooking(
      UUID id,
      @Schema(
              description =
                  "booked; displaced by a change of the session that clashes with another booking; called_off while the session is canceled.",
              examples = "booked")
          String status) {}

  /** The columns that {@link #map} reads. */
  static final String COLUMNS =
      "s.id, s.program_id, s.kind, s.mode, s.title, s.starts_at, s.ends_at, s.zone, s.room, s.join_link, s.capacity,"
          + " s.status, s.room_id, s.cancel_reason, b.id, b.status, s.series_id";

  /** The same for somebody who has no place in it: without the link to join, and no booking. */
  static final String COLUMNS_WITHOUT_PLACE =
      COLUMNS.replace("s.join_link", "null::text").replaceAll("\\bb[.](\\w+)", "null");

  static SessionView map(ResultSet row, Instant now) throws SQLException {
    Instant starts = row.getObject(6, OffsetDateTime.class).toInstant();
    Instant ends = row.getObject(7, OffsetDateTime.class).toInstant();
    ZoneId zone = ZoneId.of(row.getString(8));
    UUID booking = row.getObject(15, UUID.class);
    boolean joinable =
        booking == null
            || "booked".equals(row.getString(16)) && JoinLink.isShown(starts, ends, now);
    return new SessionView(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        SessionKind.of(row.getString(3)),
        SessionMode.of(row.getString(4)),
        row.getString(5),
        starts.atZone(zone).toOffsetDateTime(),
        ends.atZone(zone).toOffsetDateTime(),
        zone.getId(),
        row.getObject(13, UUID.class),
        row.getString(9),
        joinable ? row.getString(10) : null,
        row.getInt(11),
        row.getString(12),
        row.getString(14),
        booking == null ? null : new MyBooking(booking, row.getString(16)),
        row.getObject(17, UUID.class));
  }
}
