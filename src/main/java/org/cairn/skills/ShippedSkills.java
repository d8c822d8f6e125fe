package org.cairn.skills;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.cairn.platform.Actor;
import org.cairn.platform.Command;
import org.cairn.platform.CurrentActor;

/**
 * Loads the skills and lessons that ship with the application, at start, in one statement. What is
 * there already, by the hash of its content, is left alone: twice is once, and an older package
 * that starts again beside a newer one takes nothing back.
 */
@ApplicationScoped
class ShippedSkills {
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
      CurrentActor.run(new Actor.Job("ship-skills"), () -> skills.ship(rows(), clock.instant()));
    }
  }

  /** All that ships in a language. */
  static List<SkillFile> all(Language language) {
    String folder = "skills/" + language.word() + "/";
    return read(folder + "index")
        .lines()
        .filter(line -> !line.isBlank())
        .map(slug -> SkillFile.of(read(folder + slug + ".md")))
        .toList();
  }

  private String rows() {
    try {
      return json.writeValueAsString(
          Stream.of(Language.values())
              .flatMap(
                  language ->
                      all(language).stream()
                          .map(file -> EditionRow.of(json, file.slug(), language, file.content())))
              .toList());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static String read(String resource) {
    try (InputStream in =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
