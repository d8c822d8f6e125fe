package org.cairn.skills;

import eu.crydee.syllablecounter.SyllableCounter;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** How hard a text is to read. Numbers are left out: they are as hard in every text. */
record Readability(int words, int sentences, int syllables) {
  private static final Pattern WORD = Pattern.compile("\\p{L}+(?:['’]\\p{L}+)*");
  private static final Locale SPANISH = Locale.forLanguageTag("es");
  private static final SyllableCounter ENGLISH = new SyllableCounter();

  /**
   * Vowels that are spoken as one: a weak one (i, u, y at the end) joins its neighbors, and two
   * strong ones, or one weak with an accent beside a strong one, are two (RAE, Ortografía, 2010).
   */
  private static final Pattern SPANISH_NUCLEUS =
      Pattern.compile(
          "[iuüy]?[aeoáéó](?:[iuü]|y(?![aeiouáéíóúü]))?|[íú]|[iuü]+(?:[íú]|y(?!\\p{L}))?|y(?!\\p{L})");

  static Readability english(List<String> texts) {
    return of(texts, Locale.US, word -> ENGLISH.count(word.toLowerCase(Locale.US)));
  }

  static Readability spanish(List<String> texts) {
    return of(texts, SPANISH, Readability::spanishSyllables);
  }

  /** The US school grade (Kincaid, Fishburne, Rogers and Chissom, 1975). */
  double grade() {
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
  }

  /** Ease (Szigriszt Pazos, 1993); on the INFLESZ scale 65 and more is fairly easy. */
  double perspicuity() {
    return 206.835 - 62.3 * syllables / words - (double) words / sentences;
  }

  static int spanishSyllables(String word) {
    String spoken =
        Normalizer.normalize(word, Normalizer.Form.NFC)
            .toLowerCase(SPANISH)
            .replaceAll("qu(?=[eéií])", "q")
            .replaceAll("gu(?=[eéií])", "g")
            .replaceAll("(?<!c)h", "");
    return Math.max(1, (int) SPANISH_NUCLEUS.matcher(spoken).results().count());
  }

  private static Readability of(
      List<String> texts, Locale locale, ToIntFunction<String> syllables) {
    int words = 0;
    int sentences = 0;
    int spoken = 0;
    BreakIterator bounds = BreakIterator.getSentenceInstance(locale);
    for (String text : texts) {
      bounds.setText(text);
      int start = bounds.first();
      for (int end = bounds.next(); end != BreakIterator.DONE; start = end, end = bounds.next()) {
        List<String> found =
            WORD.matcher(text.substring(start, end)).results().map(MatchResult::group).toList();
        words += found.size();
        sentences += found.isEmpty() ? 0 : 1;
        spoken += found.stream().mapToInt(syllables).sum();
      }
    }
    return new Readability(words, sentences, spoken);
  }
}
