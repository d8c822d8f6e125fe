package org.cairn.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** My place in line for a session. */
@Schema(description = "My place in line for a session.")
record WaitlistView(
    UUID id,
    UUID sessionId,
    @Schema(examples = "educational_workshop") SessionKind kind,
    @Schema(examples = "in_person") SessionMode mode,
    @Schema(examples = "Sleep and recovery") String title,
    @Schema(
            description = "With the offset that holds at the site then.",
            examples = "2026-12-01T18:00:00-05:00")
        OffsetDateTime startsAt,
    @Schema(examples = "2026-12-01T21:00:00-05:00") OffsetDateTime endsAt,
    @Schema(
            description =
                "Booked as soon as there is a place, without an offer. False again once the session has moved.",
            examples = "false")
        boolean takeAtOnce,
    @Schema(
            description =
                "offered: a place is held for me; book the session to take it. lapsed: the offer was not taken in time."
                    + " left: I left the line. over: the session has begun or was canceled.",
            examples = "waiting")
        WaitlistStatus status,
    @Schema(
            description = "1 is the first in line; null when I am in it no longer.",
            examples = "2",
            nullable = true)
        @Nullable Integer place,
    @Schema(
            description = "Until when the place is held for me.",
            examples = "2026-11-30T20:00:00-05:00",
            nullable = true)
        @Nullable OffsetDateTime offeredUntil,
    @Schema(description = "The place that I have in the session.", nullable = true)
        @Nullable UUID bookingId) {

  /** The columns that {@link #map} reads; the parameter is the time that it is. */
  static final String COLUMNS =
      "w.id, w.session_id, s.kind, s.mode, s.title, s.starts_at, s.ends_at, s.zone, w.take_at_once,"
          + " case when w.status = 'offered' and w.offered_until <= ? then 'lapsed' else w.status end,"
          + " case when w.status in ('waiting', 'offered') then in_line(w.session_id, w.place) end,"
          + " case when w.status = 'offered' then w.offered_until end,"
          + " (select b.id from booking b where b.session_id = w.session_id"
          + " and b.participant_id = w.participant_id and b.status = 'booked')";

  static WaitlistView map(ResultSet row) throws SQLException {
    ZoneId zone = ZoneId.of(row.getString(8));
    OffsetDateTime until = row.getObject(12, OffsetDateTime.class);
    return new WaitlistView(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        SessionKind.of(row.getString(3)),
        SessionMode.of(row.getString(4)),
        row.getString(5),
        LocalTimes.at(row, 6, zone),
        LocalTimes.at(row, 7, zone),
        row.getBoolean(9),
        WaitlistStatus.of(row.getString(10)),
        row.getObject(11, Integer.class),
        until == null ? null : until.atZoneSameInstant(zone).toOffsetDateTime(),
        row.getObject(13, UUID.class));
  }
}
