package org.cairn.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A series as its coordinator sees it. */
@Schema(description = "A recurring session, by the wall clock at the program's site.")
record SeriesView(
    UUID id,
    UUID programId,
    @Schema(description = "The series that this one goes on from.", nullable = true)
        @Nullable UUID follows,
    @Schema(examples = "group_therapy") SessionKind kind,
    @Schema(examples = "in_person") SessionMode mode,
    @Schema(examples = "Evening group") String title,
    @Schema(description = "The first session.", examples = "2027-01-04T18:00:00")
        LocalDateTime localStart,
    @Schema(description = "IANA time zone of the site.", examples = "America/New_York") String zone,
    @Schema(examples = "180") int minutes,
    @Schema(
            description = "RRULE of RFC 5545; an UNTIL is local.",
            examples = "FREQ=WEEKLY;UNTIL=20270328T235959;BYDAY=MO,WE,FR")
        String rule,
    @Schema(description = "Sessions added to the rule.") List<LocalDateTime> extra,
    @Schema(description = "Days without a session.") List<LocalDate> excluded,
    @Schema(nullable = true) @Nullable UUID roomId,
    @Schema(examples = "Room 2", nullable = true) @Nullable String room,
    @Schema(examples = "https://meet.example.org/evening-group", nullable = true)
        @Nullable String joinLink,
    @Schema(examples = "12") int capacity,
    @Schema(nullable = true) @Nullable UUID cohortId,
    @Schema(nullable = true) @Nullable UUID facilitatorId,
    @Schema(
            description =
                "The first day that does not belong to it any more, since it was ended or another series follows.",
            examples = "2027-02-01",
            nullable = true)
        @Nullable LocalDate endsBefore,
    @Schema(
            description = "The last session by rule and added times.",
            examples = "2027-03-26T18:00:00")
        LocalDateTime lastStart) {

  /** The columns that {@link #map} reads. */
  static final String COLUMNS =
      "s.id, s.program_id, s.follows, s.kind, s.mode, s.title, s.local_start, s.zone, s.minutes, s.rule,"
          + " cast(s.extra as text[]), cast(s.excluded as text[]), s.room_id, s.room, s.join_link, s.capacity,"
          + " s.cohort_id, s.facilitator_id, s.ends_before, s.last_start";

  static SeriesView map(ResultSet row) throws SQLException {
    LocalDateTime endsBefore = row.getObject(19, LocalDateTime.class);
    return new SeriesView(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        SessionKind.of(row.getString(4)),
        SessionMode.of(row.getString(5)),
        row.getString(6),
        row.getObject(7, LocalDateTime.class),
        row.getString(8),
        row.getInt(9),
        row.getString(10),
        times(row, 11),
        days(row, 12),
        row.getObject(13, UUID.class),
        row.getString(14),
        row.getString(15),
        row.getInt(16),
        row.getObject(17, UUID.class),
        row.getObject(18, UUID.class),
        endsBefore == null ? null : endsBefore.toLocalDate(),
        row.getObject(20, LocalDateTime.class));
  }

  /** As text: the driver's own type would be moved by the clock changes of this machine. */
  static List<LocalDateTime> times(ResultSet row, int column) throws SQLException {
    return Arrays.stream((String[]) row.getArray(column).getArray())
        .map(text -> LocalDateTime.parse(text.replace(' ', 'T')))
        .toList();
  }

  static List<LocalDate> days(ResultSet row, int column) throws SQLException {
    return Arrays.stream((String[]) row.getArray(column).getArray()).map(LocalDate::parse).toList();
  }
}
