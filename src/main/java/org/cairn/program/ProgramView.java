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
        new SiteView(site.id(), site.name(), site.zone().getId(), site.region(), site.address()));
  }

  static ProgramView map(ResultSet row) throws SQLException {
    return new ProgramView(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getInt(4),
        row.getInt(5),
        new SiteView(
            row.getObject(6, UUID.class),
            row.getString(7),
            row.getString(8),
            row.getString(9),
            row.getString(10)));
  }
}
