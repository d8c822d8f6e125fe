package org.cairn.skills;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.List;
import org.cairn.platform.Actor;
import org.cairn.platform.Command;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Jdbc;
import org.cairn.platform.Json;
import org.cairn.platform.Resources;

/**
 * Loads what people say and what the library calls it, at start. What is there already stays as it
 * is.
 */
@ApplicationScoped
class ShippedSynonyms {
  /** Whoever says one of the phrases means these words, too. */
  record Synonym(List<String> phrases, List<String> means) {}

  private final Jdbc jdbc;
  private final ObjectMapper json;

  ShippedSynonyms(Jdbc jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  void load(@Observes @Priority(100) StartupEvent started) {
    if (Command.of(System.getProperty(Command.PROPERTY)) == Command.SERVE) {
      CurrentActor.run(
          new Actor.Job("ship-skills"), () -> List.of(Language.values()).forEach(this::load));
    }
  }

  private void load(Language language) {
    jdbc.first(
        "select ship_synonyms(?, ?::jsonb)",
        row -> true,
        language.word(),
        Json.write(json, all(language)));
  }

  /** All of a language, in the order of its file. */
  static List<Synonym> all(Language language) {
    return Resources.text("skills/synonyms/" + language.word())
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("# ") && !line.equals("#"))
        .map(ShippedSynonyms::parse)
        .toList();
  }

  private static Synonym parse(String line) {
    String[] sides = line.split("=>", 2);
    List<String> phrases = list(sides[0]).stream().map(Words::phrase).toList();
    List<String> means =
        sides.length == 2
            ? list(sides[1])
            : phrases.stream().filter(phrase -> phrase.indexOf(' ') < 0).toList();
    if (phrases.isEmpty() || !means.stream().allMatch(word -> word.matches("[#@]?[\\p{L}_]+"))) {
      throw new IllegalArgumentException("no line of synonyms: " + line);
    }
    return new Synonym(phrases, means);
  }

  private static List<String> list(String side) {
    return Arrays.stream(side.split(","))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }
}
