package org.cairn.safety;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.cairn.platform.Resources;
import org.jspecify.annotations.Nullable;

/**
 * Crisis lines by region (ISO 3166), from the files that ship with the application: they are there
 * whatever else is not. A subdivision has those of its country, a country without a file what helps
 * everywhere; whoever does not say where they are has those of the deployment's own region.
 */
@ApplicationScoped
class SupportRegions {
  static final String FOLDER = "support/";
  private static final String DEFAULT = "DEFAULT";
  private static final ObjectMapper YAML = new YAMLMapper();

  private final Map<String, SupportBlock> blocks = new HashMap<>();
  private final String here;

  SupportRegions(SafetyConfig config) {
    here = config.defaultRegion();
    Resources.text(FOLDER + "index")
        .lines()
        .forEach(
            name -> {
              File file = file(name);
              SupportBlock block = file.block();
              blocks.put(name.toUpperCase(Locale.ROOT), block);
              file.also().forEach(code -> blocks.put(code, block));
            });
  }

  /** A line, with where its number and hours were read, and when. */
  record Line(
      CrisisContact.Kind kind,
      String name,
      String what,
      @Nullable String call,
      @Nullable String text,
      @Nullable String chat,
      String hours,
      List<String> languages,
      String source,
      String read) {
    CrisisContact contact() {
      return new CrisisContact(kind, name, what, call, text, chat, hours, languages);
    }
  }

  /**
   * A region's file.
   *
   * @param also other codes that it holds for
   */
  record File(String title, List<String> also, List<Line> contacts) {
    File {
      also = also == null ? List.of() : also;
    }

    SupportBlock block() {
      return new SupportBlock(title, null, contacts.stream().map(Line::contact).toList(), null);
    }
  }

  /** What there is in a region, in any case of its letters. */
  SupportBlock of(@Nullable String region) {
    String where = region == null || region.isBlank() ? here : region;
    String country = where.strip().toUpperCase(Locale.ROOT).split("-", 2)[0];
    return Objects.requireNonNull(blocks.getOrDefault(country, blocks.get(DEFAULT)));
  }

  static File file(String name) {
    try {
      return YAML.readValue(Resources.text(FOLDER + name + ".yaml"), File.class);
    } catch (IOException e) {
      throw new IllegalStateException("the crisis lines of " + name + " cannot be read", e);
    }
  }
}
