package org.cairn.program;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A program, with its site. */
@Schema(description = "A program, with its site.")
record ProgramView(
    UUID id,
    @Schema(examples = "Evening program") String name,
    @Schema(examples = "evening-knoxville") String slug,
    @Schema(
            description = "Minutes before a session's start at which check-in opens.",
            examples = "30")
        int checkInOpensBefore,
    @Schema(
            description = "Minutes after a session's start at which check-in closes.",
            examples = "60")
        int checkInClosesAfter,
    @Schema(
            description =
                "Whether who is in the room shows it, when checking in, by the code on its screen.",
            examples = "true")
        boolean roomCodes,
    @Schema(
            description =
                "Minutes before a session's start until which a place can be given up in time; later is recorded as late.",
            examples = "1440")
        int cancelNotice,
    @Schema(
            description = "Minutes for which a freed place is held for the first in line.",
            examples = "120")
        int offerMinutes,
    SiteView site) {

  /** Where it meets. */
  @Schema(description = "Where a program meets.")
  record SiteView(
      UUID id,
      @Schema(examples = "Riverside house") String name,
      @Schema(examples = "America/New_York") String zone,
      @Schema(examples = "US-TN") String region,
      @Schema(examples = "12 Mill Street, Knoxville, TN") String address) {}

  static ProgramView of(Program program) {
    Site site = program.site();
    return new ProgramView(
        program.id(),
        program.name(),
        program.slug(),
        program.checkInOpensBefore(),
        program.checkInClosesAfter(),
        program.roomCodes(),
        program.cancelNotice(),
        program.offerMinutes(),
        new SiteView(site.id(), site.name(), site.zone().getId(), site.region(), site.address()));
  }

  static ProgramView map(ResultSet row) throws SQLException {
    return new ProgramView(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getInt(4),
        row.getInt(5),
        row.getBoolean(6),
        row.getInt(7),
        row.getInt(8),
        new SiteView(
            row.getObject(9, UUID.class),
            row.getString(10),
            row.getString(11),
            row.getString(12),
            row.getString(13)));
  }
}
