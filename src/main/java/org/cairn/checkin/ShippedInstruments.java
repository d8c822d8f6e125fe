package org.cairn.checkin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cairn.platform.Actor;
import org.cairn.platform.Command;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.Hashes;
import org.cairn.platform.RefusedToStart;
import org.cairn.platform.Resources;
import org.jboss.logging.Logger;

/**
 * Loads the instruments that ship with the application, at start; twice is once. Answers belong to
 * a version, so one that was changed under the number it had does not start.
 */
@ApplicationScoped
class ShippedInstruments {
  private static final Logger LOG = Logger.getLogger(ShippedInstruments.class);
  private static final String FOLDER = "instruments/";
  private static final String INDEX = FOLDER + "index";

  private final Instruments instruments;
  private final ObjectMapper json;
  private final Clock clock;

  ShippedInstruments(Instruments instruments, ObjectMapper json, Clock clock) {
    this.instruments = instruments;
    this.json = json;
    this.clock = clock;
  }

  /** A file, and its hash whatever its white space and the order of its fields. */
  record File(Instrument instrument, String definition, byte[] hash) {

    static File of(ObjectMapper json, String text) {
      try {
        String canonical =
            json.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .writeValueAsString(
                    json.readValue(text, new TypeReference<Map<String, Object>>() {}));
        return new File(
            json.readValue(text, Instrument.class),
            canonical,
            Hashes.sha256(canonical.getBytes(StandardCharsets.UTF_8)));
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException(e);
      }
    }
  }

  void load(@Observes @Priority(100) StartupEvent started) {
    if (Command.of(System.getProperty(Command.PROPERTY)) == Command.SERVE) {
      CurrentActor.run(
          new Actor.Job("instruments"), () -> texts().forEach(text -> ship(File.of(json, text))));
    }
  }

  void ship(File file) {
    String name = file.instrument().slug() + " version " + file.instrument().version();
    byte[] kept;
    try {
      kept = instruments.ship(file, clock.instant());
    } catch (DatabaseRefused e) {
      if (DatabaseRefused.constraint(e).filter("instrument_slug_taken"::equals).isEmpty()) {
        throw e;
      }
      LOG.warnf("%s is not loaded: a program has an instrument of that name", name);
      return;
    }
    if (!Arrays.equals(kept, file.hash())) {
      throw new RefusedToStart(
          "The instrument "
              + name
              + " differs from the one that was loaded before: a change is a new version.");
    }
  }

  /** Every file that ships. */
  static List<String> texts() {
    return Resources.text(INDEX)
        .lines()
        .filter(line -> !line.isBlank())
        .map(slug -> Resources.text(FOLDER + slug + ".json"))
        .toList();
  }
}
