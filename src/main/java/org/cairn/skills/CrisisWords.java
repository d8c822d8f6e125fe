package org.cairn.skills;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cairn.platform.Resources;

/**
 * Whether a question sounds as if a life were in danger: by the list {@code skills/crisis}, from
 * memory alone, so that help does not wait for the search.
 */
final class CrisisWords {
  /** A shorter word is another word when a letter of it changes: die, diet. */
  private static final int MENDED_FROM = 6;

  private static final List<List<String>> PHRASES =
      Resources.text("skills/crisis")
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .flatMap(line -> Arrays.stream(line.split(",")))
          .map(Words::all)
          .toList();

  /** Each phrase with its words apart or together. */
  private static final Pattern WRITTEN =
      Pattern.compile(
          PHRASES.stream()
              .map(phrase -> String.join(" ?", String.join("", phrase).split("")))
              .collect(Collectors.joining("|", " (?:", ") ")));

  private CrisisWords() {}

  static boolean in(String question) {
    List<String> words = Words.all(question);
    return WRITTEN.matcher(" " + String.join(" ", words) + " ").find()
        || IntStream.range(0, words.size())
            .mapToObj(from -> words.subList(from, words.size()))
            .anyMatch(rest -> PHRASES.stream().anyMatch(phrase -> begins(rest, phrase)));
  }

  private static boolean begins(List<String> words, List<String> phrase) {
    return words.size() >= phrase.size()
        && IntStream.range(0, phrase.size()).allMatch(i -> like(words.get(i), phrase.get(i)));
  }

  /**
   * Whether they are the same but for a letter too many, too few, another or two that changed
   * places.
   */
  private static boolean like(String said, String meant) {
    if (said.equals(meant)) {
      return true;
    }
    int shorter = Math.min(said.length(), meant.length());
    if (meant.length() < MENDED_FROM || Math.abs(said.length() - meant.length()) > 1) {
      return false;
    }
    int start = 0;
    while (start < shorter && said.charAt(start) == meant.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && said.charAt(said.length() - 1 - end) == meant.charAt(meant.length() - 1 - end)) {
      end++;
    }
    String wrong = said.substring(start, said.length() - end);
    String right = meant.substring(start, meant.length() - end);
    return start > 0 // nobody mistakes the first letter: killing, filling
        && (wrong.length() <= 1 && right.length() <= 1
            || wrong.length() == 2 && new StringBuilder(wrong).reverse().toString().equals(right));
  }
}
