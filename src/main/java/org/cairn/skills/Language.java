package org.cairn.skills;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.cairn.platform.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * A language of the library, and the headings that a text in it has.
 *
 * <p>Everything is there in English; what is not there in somebody's language is read in it.
 */
public enum Language {
  EN("What this is about", "When it helps", "When to leave it", "Steps"),
  ES("De qué se trata", "Cuándo ayuda", "Cuándo dejarlo", "Pasos");

  private final String about;
  private final String whenItHelps;
  private final String whenToLeaveIt;
  private final String steps;

  Language(String about, String whenItHelps, String whenToLeaveIt, String steps) {
    this.about = about;
    this.whenItHelps = whenItHelps;
    this.whenToLeaveIt = whenToLeaveIt;
    this.steps = steps;
  }

  /** Its ISO 639 code, in JSON, in addresses and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The code as it is listed, in no other case. */
  public static Language fromString(String word) {
    return Vocabulary.of(values(), Language::word, word);
  }

  /**
   * The languages that somebody reads, the best first, English at the end at the latest.
   *
   * @param accepted {@code Accept-Language} (RFC 9110, 12.5.4); one that cannot be read is as none
   */
  public static List<Language> of(@Nullable String accepted) {
    Set<Language> languages = new LinkedHashSet<>();
    for (Locale.LanguageRange range : ranges(Objects.requireNonNullElse(accepted, ""))) {
      for (Language language : values()) {
        if (range.getWeight() > 0
            && (range.getRange().equals(language.word())
                || range.getRange().startsWith(language.word() + "-"))) {
          languages.add(language);
        }
      }
    }
    languages.add(EN);
    return List.copyOf(languages);
  }

  /** Their codes, as the database takes them. */
  public static String[] words(List<Language> languages) {
    return languages.stream().map(Language::word).toArray(String[]::new);
  }

  private static List<Locale.LanguageRange> ranges(String accepted) {
    try {
      return accepted.isBlank() ? new ArrayList<>() : Locale.LanguageRange.parse(accepted);
    } catch (IllegalArgumentException e) {
      return new ArrayList<>();
    }
  }

  String about() {
    return about;
  }

  String whenItHelps() {
    return whenItHelps;
  }

  String whenToLeaveIt() {
    return whenToLeaveIt;
  }

  String steps() {
    return steps;
  }
}
