package org.cairn.skills;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cairn.platform.Actor;
import org.cairn.platform.Command;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Hashes;
import org.cairn.platform.Json;
import org.cairn.platform.Resources;

/**
 * Loads the skills and lessons that ship with the application, at start, in one statement. What is
 * current already, by the hash of its content, is left alone; what the texts no longer have is
 * retired. The file {@code skills/release} holds their {@link Release}: a package that starts again
 * beside one of a newer release takes nothing back.
 */
@ApplicationScoped
class ShippedSkills {
  /**
   * A state of all the texts.
   *
   * @param number grows with each release that changes a text
   * @param hash of all of them, see {@link #hash}
   */
  record Release(int number, String hash) {
    static Release current() {
      String[] parts = Resources.text("skills/release").strip().split(" ", 2);
      return new Release(Integer.parseInt(parts[0]), parts[1]);
    }
  }

  private final Skills skills;
  private final ObjectMapper json;
  private final Clock clock;

  ShippedSkills(Skills skills, ObjectMapper json, Clock clock) {
    this.skills = skills;
    this.json = json;
    this.clock = clock;
  }

  void load(@Observes @Priority(100) StartupEvent started) {
    if (Command.of(System.getProperty(Command.PROPERTY)) == Command.SERVE) {
      CurrentActor.run(
          new Actor.Job("ship-skills"),
          () ->
              skills.ship(
                  Json.write(json, editions()), Release.current().number(), clock.instant()));
    }
  }

  /** All that ships in a language. */
  static List<SkillFile> all(Language language) {
    return paths(language).map(path -> SkillFile.of(Resources.text(path))).toList();
  }

  /** The SHA-256 of what {@code sha256sum} prints of all texts, sorted by path. */
  static String hash() {
    return sha256(
        Stream.of(Language.values())
            .flatMap(ShippedSkills::paths)
            .sorted()
            .map(path -> sha256(Resources.text(path)) + "  " + path + "\n")
            .collect(Collectors.joining()));
  }

  private static String sha256(String text) {
    return HexFormat.of().formatHex(Hashes.sha256(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Stream<String> paths(Language language) {
    String folder = "skills/" + language.word() + "/";
    return Resources.text(folder + "index")
        .lines()
        .filter(line -> !line.isBlank())
        .map(slug -> folder + slug + ".md");
  }

  /** What all languages ship, as rows. */
  List<EditionRow> editions() {
    return Stream.of(Language.values())
        .flatMap(
            language ->
                all(language).stream()
                    .map(file -> EditionRow.of(json, file.slug(), language, file.content())))
        .toList();
  }
}
