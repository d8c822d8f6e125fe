package org.cairn.safety;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Jdbc;

/** What programs say to somebody in distress, and what they promise. */
@ApplicationScoped
class ProgramSupports {
  private static final String SAID =
      "select p.id, p.slug, s.region, u.phone, u.hours, u.words from program p"
          + " join site s on s.id = p.site_id join program_support u on u.program_id = p.id";

  private final Jdbc jdbc;

  ProgramSupports(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /** The settings of a program as somebody read them. */
  record Stored(SupportSettings settings, Instant changedAt) {}

  List<ProgramSupport> all() {
    return jdbc.query(SAID, ProgramSupports::said);
  }

  Optional<ProgramSupport> of(UUID program) {
    return jdbc.first(SAID + " where p.id = ?", ProgramSupports::said, program);
  }

  /** Of a program that the caller coordinates. */
  Optional<Stored> coordinated(UUID program) {
    return jdbc.first(
        "select phone, hours, words, claim_within, resolve_within, changed_at from program_support"
            + " where program_id = ? and program_id in (select coordinated_programs())",
        row ->
            new Stored(
                new SupportSettings(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getInt(4),
                    row.getInt(5)),
                row.getObject(6, OffsetDateTime.class).toInstant()),
        program);
  }

  /** Whether it was still the one that was read. */
  boolean change(UUID program, Stored read, SupportSettings wanted, Instant now) {
    return jdbc.update(
            "update program_support set phone = ?::text, hours = ?::text, words = ?::text,"
                + " claim_within = ?, resolve_within = ?, changed_at = ? where program_id = ?"
                + " and changed_at = ?",
            wanted.phone(),
            wanted.hours(),
            wanted.words(),
            wanted.claimWithin(),
            wanted.resolveWithin(),
            now,
            program,
            read.changedAt)
        == 1;
  }

  private static ProgramSupport said(ResultSet row) throws SQLException {
    return new ProgramSupport(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6));
  }
}
