package org.cairn.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.WrongField;
import org.cairn.program.Programs;

/** Loads an instrument that a program holds the license of. */
@ApplicationScoped
class LoadInstrument {
  private final Programs programs;
  private final Instruments instruments;
  private final Clock clock;

  LoadInstrument(Programs programs, Instruments instruments, Clock clock) {
    this.programs = programs;
    this.instruments = instruments;
    this.clock = clock;
  }

  @Transactional
  InstrumentView load(UUID program, Instrument instrument, UUID coordinator) {
    programs.coordinated(program, coordinator);
    List<WrongField> faults = InstrumentFaults.of(instrument);
    if (!faults.isEmpty()) {
      throw CheckInProblem.INSTRUMENT_INVALID.at(faults);
    }
    return DatabaseRefused.translate(
        Map.of(
            "instrument_version_taken", CheckInProblem.INSTRUMENT_VERSION_TAKEN,
            "instrument_slug_taken", CheckInProblem.INSTRUMENT_SLUG_TAKEN,
            "instruments_full", CheckInProblem.TOO_MANY_INSTRUMENTS),
        () -> {
          instruments.add(program, instrument, coordinator, clock.instant());
          return new InstrumentView(program, instrument);
        });
  }
}
