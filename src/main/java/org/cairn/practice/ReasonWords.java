package org.cairn.practice;

import org.cairn.skills.Intensity;
import org.cairn.skills.Language;
import org.cairn.skills.Situation;

/**
 * Why a skill is suggested, for people. It says what a skill is for and what it did, and never what
 * it will do.
 */
final class ReasonWords {
  private final Language language;

  ReasonWords(Language language) {
    this.language = language;
  }

  String helped(Helped helped) {
    return helped.words(language, true);
  }

  String favorite(int minutes) {
    return either("One of your favorites.", "Una de tus favoritas.") + takes(minutes);
  }

  /**
   * It is made for this.
   *
   * @param trigger whether also for what set it off
   * @param gentler whether for when it is less strong than now
   */
  String fits(
      Situation feeling, Intensity strength, boolean trigger, boolean gentler, int minutes) {
    String how =
        gentler
            ? either(" when it is milder", " cuando es más leve")
            : strength == Intensity.HIGH
                ? either(", also when it is strong", ", también cuando es fuerte")
                : "";
    return either("For ", "Para ")
        + name(feeling)
        + how
        + "."
        + (trigger ? either(" It goes with what set it off.", " Va con lo que lo provocó.") : "")
        + takes(minutes);
  }

  /** It is made for something else. */
  String atHand(boolean anywhere, int minutes) {
    return either("Made for other moments; takes ", "Pensada para otros momentos; toma ")
        + duration(minutes)
        + (anywhere
            ? either(" and can be done anywhere", " y se puede hacer en cualquier lugar")
            : "")
        + ".";
  }

  private String takes(int minutes) {
    return either(" Takes ", " Toma ") + duration(minutes) + ".";
  }

  private String duration(int minutes) {
    return minutes + (minutes == 1 ? either(" minute", " minuto") : either(" minutes", " minutos"));
  }

  private String name(Situation feeling) {
    return switch (feeling) {
      case CRAVING -> either("a craving", "las ganas de consumir");
      case ANGER -> either("anger", "el enojo");
      case ANXIETY -> either("worry or fear", "la ansiedad o el miedo");
      case SADNESS -> either("feeling low", "la tristeza");
      case LONELINESS -> either("feeling alone", "la soledad");
      case BOREDOM -> either("boredom", "el aburrimiento");
      case CONFLICT -> either("an argument", "una discusión");
      case SLEEP -> either("trouble sleeping", "la dificultad para dormir");
      case STRESS -> either("stress", "el estrés");
      case SOCIAL_PRESSURE -> either("pressure from others", "la presión de otros");
      case SHAME -> either("shame", "la vergüenza");
      case AFTER_USE -> either("the time after using", "el rato después de consumir");
      case OVERWHELM -> either("too much at once", "el agobio");
    };
  }

  private String either(String english, String spanish) {
    return language == Language.ES ? spanish : english;
  }
}
