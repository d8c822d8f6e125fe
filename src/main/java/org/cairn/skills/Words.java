package org.cairn.skills;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A question as words and phrases. What reaches the database is letters and digits alone: no
 * operator of its query languages, no wildcard, and no more words than somebody says.
 *
 * @param words without accents and apostrophes, in lower case
 * @param phrases what stood in quotes, each as words
 */
record Words(List<String> words, List<String> phrases) {
  private static final int MOST = 16;
  private static final int LONGEST = 40; // as the library's own, see skill_word
  private static final Pattern QUOTED = Pattern.compile("[\"“”«»]([^\"“”«»]+)[\"“”«»]");
  private static final Pattern MARKS = Pattern.compile("[\\p{M}'’‘`´]");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  static Words of(String question) {
    return new Words(
        all(question).stream().limit(MOST).toList(),
        QUOTED
            .matcher(question)
            .results()
            .map(quote -> String.join(" ", all(quote.group(1)).stream().limit(MOST).toList()))
            .filter(phrase -> !phrase.isEmpty())
            .limit(3)
            .toList());
  }

  /**
   * The same, asking first for a person to talk to, and without quotes: they hold back the rest.
   */
  Words withHelp(Language language) {
    String help =
        switch (language) {
          case EN -> "help";
          case ES -> "ayuda";
        };
    return new Words(
        Stream.concat(Stream.of(help), words.stream()).limit(MOST).toList(), List.of());
  }

  /** A phrase of a file of synonyms, as a question has it. */
  static String phrase(String text) {
    return String.join(" ", all(text));
  }

  /** The words of a text, also of a long one. */
  static List<String> all(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD);
    return Arrays.stream(
            BETWEEN.split(MARKS.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT)))
        .filter(word -> !word.isEmpty() && word.length() <= LONGEST)
        .toList();
  }
}
