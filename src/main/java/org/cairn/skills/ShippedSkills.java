package org.cairn.skills;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cairn.platform.Actor;
import org.cairn.platform.Command;
import org.cairn.platform.CurrentActor;

/**
 * Loads the skills that ship with the application, at start. A newer edition replaces an older one;
 * twice is once.
 */
@ApplicationScoped
class ShippedSkills {
  private static final String FOLDER = "skills/en/";
  private static final String INDEX = FOLDER + "index";

  private final Skills skills;

  ShippedSkills(Skills skills) {
    this.skills = skills;
  }

  void load(@Observes @Priority(100) StartupEvent started) {
    if (Command.of(System.getProperty(Command.PROPERTY)) == Command.SERVE) {
      CurrentActor.run(new Actor.Job("ship-skills"), () -> skills.ship(all()));
    }
  }

  /** Every skill that ships, by slug. */
  static List<SkillView> all() {
    return read(INDEX)
        .lines()
        .filter(line -> !line.isBlank())
        .map(slug -> SkillText.parse(read(FOLDER + slug + ".md")))
        .toList();
  }

  private static String read(String resource) {
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
