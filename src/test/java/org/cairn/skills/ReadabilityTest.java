package org.cairn.skills;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadabilityTest {
  /** Counted by hand, and the grade that the formula gives them. */
  @Test
  void theGettysburgAddressIsAsHardAsItIs() {
    Readability first =
        Readability.english(
            List.of(
                "Four score and seven years ago our fathers brought forth on this continent, a new nation, conceived in"
                    + " Liberty, and dedicated to the proposition that all men are created equal."));

    assertEquals(30, first.words());
    assertEquals(1, first.sentences());
    assertEquals(48, first.syllables(), 1);
    assertEquals(15.0, first.grade(), 0.5);
  }

  /**
   * Scores that the literature gives: grade 11.3 and an ease of 116, which is grade -1.45. Where it
   * is in doubt ("reptilian", "Australian") the count takes a word for longer.
   */
  @Test
  void whatIsKnownOfEnglishSentencesComesOutAndNeverEasier() {
    double platypus =
        Readability.english(
                List.of(
                    "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."))
            .grade();

    assertTrue(platypus >= 11.25 && platypus < 13.5, "grade " + platypus);
    assertEquals(-1.45, Readability.english(List.of("The cat sat on the mat.")).grade(), 0.005);
  }

  @Test
  void sentencesAndWordsAreCountedAcrossTexts() {
    Readability two = Readability.english(List.of("Sit down. Don't get up!", "Call 988 at 10."));

    assertEquals(7, two.words());
    assertEquals(3, two.sentences());
  }

  @Test
  void spanishWordsHaveTheSyllablesThatTheAcademyGivesThem() {
    Map.ofEntries(
            Map.entry("sol", 1),
            Map.entry("muy", 1),
            Map.entry("y", 1),
            Map.entry("que", 1),
            Map.entry("guerra", 2),
            Map.entry("pingüino", 3),
            Map.entry("ayuda", 3),
            Map.entry("aire", 2),
            Map.entry("ahora", 3),
            Map.entry("día", 2),
            Map.entry("días", 2),
            Map.entry("país", 2),
            Map.entry("poesía", 4),
            Map.entry("ciudad", 2),
            Map.entry("estudiáis", 3),
            Map.entry("caer", 2),
            Map.entry("leer", 2),
            Map.entry("hacia", 2),
            Map.entry("había", 3),
            Map.entry("corazón", 3),
            Map.entry("respira", 3),
            Map.entry("bueno", 2),
            Map.entry("rey", 1),
            Map.entry("yo", 1),
            Map.entry("después", 2),
            Map.entry("también", 2),
            Map.entry("ansiedad", 3))
        .forEach(
            (word, syllables) -> assertEquals(syllables, Readability.spanishSyllables(word), word));
  }
}
