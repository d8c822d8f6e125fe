package org.cairn.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
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
    @Schema(examples = "scheduled") SessionStatus status,
    @Schema(
            description = "Why it was canceled.",
            examples = "The site is closed: snow.",
            nullable = true)
        @Nullable String cancelReason,
    @Schema(description = "My booking; null for staff.", nullable = true)
        @Nullable MyBooking booking,
    @Schema(description = "The series that it is an occurrence of.", nullable = true)
        @Nullable UUID seriesId,
    @Schema(
            description = "Local date and time at the site, as staff planned it.",
            examples = "2026-12-01T18:00:00")
        LocalDateTime localStart,
    @Schema(description = "Length in minutes.", examples = "180") int minutes) {

  /** My place in it. */
  @Schema(description = "My place in a session.")
  record MyBooking(UUID id, @Schema(examples = "booked") BookingStatus status) {}

  /** The columns that {@link #map} reads. */
  static final String COLUMNS =
      "s.id, s.program_id, s.kind, s.mode, s.title, s.starts_at, s.ends_at, s.zone, s.room, s.join_link, s.capacity,"
          + " s.status, s.room_id, s.cancel_reason, b.id, b.status, s.series_id, s.local_start";

  /** The same for staff: no booking. */
  static final String COLUMNS_FOR_STAFF = COLUMNS.replaceAll("\\bb[.](\\w+)", "null");

  /** The same for somebody who has no place in it: without the link to join, and no booking. */
  static final String COLUMNS_WITHOUT_PLACE =
      COLUMNS_FOR_STAFF.replace("s.join_link", "null::text");

  static SessionView map(ResultSet row, Instant now) throws SQLException {
    Instant starts = row.getObject(6, OffsetDateTime.class).toInstant();
    Instant ends = row.getObject(7, OffsetDateTime.class).toInstant();
    ZoneId zone = ZoneId.of(row.getString(8));
    UUID id = row.getObject(15, UUID.class);
    MyBooking booking = id == null ? null : new MyBooking(id, BookingStatus.of(row.getString(16)));
    boolean joinable =
        booking == null
            || booking.status == BookingStatus.BOOKED && JoinLink.isShown(starts, ends, now);
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
        SessionStatus.of(row.getString(12)),
        row.getString(14),
        booking,
        row.getObject(17, UUID.class),
        row.getObject(18, LocalDateTime.class),
        Math.toIntExact(Duration.between(starts, ends).toMinutes()));
  }
}
