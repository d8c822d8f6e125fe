package org.cairn.checkin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Hashes;
import org.cairn.platform.Jdbc;
import org.cairn.platform.Json;
import org.jspecify.annotations.Nullable;

/** Instruments: those that ship, and those of the caller's programs. */
@ApplicationScoped
class Instruments {
  private static final String SUMMARY =
      "i.slug, i.version, i.definition ->> 'title' as title,"
          + " jsonb_array_length(i.definition -> 'items') as items, i.program_id";

  private static final String ADD =
      "insert into instrument (slug, version, program_id, definition, hash, loaded_by, loaded_at)"
          + " values (?, ?, ?::uuid, ?::jsonb, ?, ?::uuid, ?)";

  private final Jdbc jdbc;
  private final ObjectMapper json;

  Instruments(Jdbc jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** What the caller can use, each in its current version. */
  List<InstrumentView.InstrumentSummary> usable() {
    return jdbc.query(
        "select distinct on (i.slug) "
            + SUMMARY
            + " from instrument i order by i.slug, i.version desc",
        Instruments::summary);
  }

  /**
   * The program's own, each in its current version; for whoever does not coordinate it the problem
   * {@code platform/not-found}.
   */
  List<InstrumentView.InstrumentSummary> of(UUID program) {
    return jdbc.listed(
        "select o.* from coordinated_programs() p left join lateral (select distinct on (i.slug) "
            + SUMMARY
            + " from instrument i where i.program_id = p order by i.slug, i.version desc) o on true"
            + " where p = ? order by o.slug",
        Instruments::summary,
        program);
  }

  /** In that version, or in the current one. */
  Optional<InstrumentView> bySlug(String slug, @Nullable Integer version) {
    return jdbc.first(
        "select i.program_id, i.definition from instrument i where i.slug = ?"
            + " and (?::integer is null or i.version = ?::integer) order by i.version desc limit 1",
        row -> new InstrumentView(row.getObject(1, UUID.class), read(row.getString(2))),
        slug,
        version,
        version);
  }

  /** Adds a program's own. */
  void add(UUID program, Instrument instrument, UUID staff, Instant now) {
    try {
      byte[] definition = json.writeValueAsBytes(instrument);
      jdbc.update(
          ADD,
          instrument.slug(),
          instrument.version(),
          program,
          new String(definition, java.nio.charset.StandardCharsets.UTF_8),
          Hashes.sha256(definition),
          staff,
          now);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Adds one that ships, unless it is there, and says the hash of what is there. */
  byte[] ship(ShippedInstruments.File file, Instant now) {
    Instrument instrument = file.instrument();
    jdbc.update(
        ADD + " on conflict (slug, version) do nothing",
        instrument.slug(),
        instrument.version(),
        null,
        file.definition(),
        file.hash(),
        null,
        now);
    return jdbc.first(
            "select i.hash from instrument i where i.slug = ? and i.version = ?",
            row -> row.getBytes(1),
            instrument.slug(),
            instrument.version())
        .orElseThrow();
  }

  /** An instrument as it is stored. */
  Instrument read(String definition) {
    return Json.read(json, definition, Instrument.class);
  }

  private static InstrumentView.InstrumentSummary summary(ResultSet row) throws SQLException {
    return new InstrumentView.InstrumentSummary(
        row.getString(1),
        row.getInt(2),
        row.getString(3),
        row.getInt(4),
        row.getObject(5, UUID.class));
  }
}
