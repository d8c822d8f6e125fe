package org.cairn.safety;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A message as the words of the lexicon, whatever they were dressed in: letters of other alphabets
 * that look alike, signs and blanks inside a word. One pass over the text and nothing that goes
 * back, so that a hostile text costs what a long one costs.
 */
final class DistressWords {
  /** Letters that look like Latin ones; what has a compatibility form is undone by NFKD. */
  private static final Map<Integer, Integer> ALIKE =
      alike("аеорсухіѕјһԁкмтнвѵɡαεορικντυηı", "aeopcyxisjhdkmthbvgaeopikvtuni");

  private static final String SIGNS = "@$!*€";
  private static final String QUOTES = "\"“”«»„";
  private static final String APOSTROPHES = "'’‘`´";
  private static final String JOINS = ".-_/·~,|";
  private static final String ENDS = ".!?\n…";
  private static final String PAUSES = ",;:()—–¿¡";

  /** So many letters that stand alone are one word that was pulled apart. */
  private static final int PULLED_APART = 3;

  /**
   * One word.
   *
   * @param word as the lexicon writes it; as it stood when the lexicon does not know it
   * @param clause which part of the message between commas, counted on
   * @param sentence which sentence, counted on
   * @param quoted whether it stands between quotation marks
   */
  record Word(String word, int clause, int sentence, boolean quoted) {}

  /** Letters, digits and signs in a row; glued when nothing but a joining mark stands before. */
  private record Piece(String text, boolean glued, int clause, int sentence, boolean quoted) {
    boolean single() {
      return text.length() == 1 && Character.isLetterOrDigit(text.charAt(0));
    }
  }

  private final DistressLexicon lexicon;
  private final List<Piece> pieces = new ArrayList<>();
  private final List<Word> words = new ArrayList<>();

  private DistressWords(DistressLexicon lexicon) {
    this.lexicon = lexicon;
  }

  static List<Word> of(String text, DistressLexicon lexicon) {
    DistressWords words = new DistressWords(lexicon);
    words.cut(plain(text));
    words.read();
    return words.words;
  }

  /**
   * Lower case, without accents and invisible characters. Letter by letter: the normaliser sorts
   * the marks of a letter, and a letter with thousands of them must not cost their square.
   */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            letter -> {
              if (letter < 0x80) {
                plain.append((char) Character.toLowerCase(letter));
              } else if (Character.getType(letter) != Character.SURROGATE) {
                Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFKD)
                    .codePoints()
                    .filter(DistressWords::visible)
                    .map(Character::toLowerCase)
                    .map(part -> ALIKE.getOrDefault(part, part))
                    .forEach(plain::appendCodePoint);
              }
            });
    return plain.toString();
  }

  private static boolean visible(int letter) {
    return switch (Character.getType(letter)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> false;
      default -> letter < 0x1F3FB || letter > 0x1F3FF; // the tones of skin of an emoji
    };
  }

  private void cut(String text) {
    StringBuilder piece = new StringBuilder();
    boolean glued = false;
    boolean quoted = false;
    int clause = 0;
    int sentence = 0;
    int next;
    for (int at = 0; at < text.length(); at = next) {
      int letter = text.codePointAt(at);
      next = at + Character.charCount(letter);
      boolean after = at > 0 && Character.isLetterOrDigit(text.codePointBefore(at));
      boolean before = next < text.length() && Character.isLetterOrDigit(text.codePointAt(next));
      if (Character.isLetterOrDigit(letter)
          || SIGNS.indexOf(letter) >= 0 && before && (after || letter == '$')) {
        piece.appendCodePoint(letter);
        continue;
      }
      if (APOSTROPHES.indexOf(letter) >= 0 && after && before) {
        continue;
      }
      boolean kept = !piece.isEmpty();
      if (kept) {
        pieces.add(new Piece(piece.toString(), glued, clause, sentence, quoted));
        piece.setLength(0);
      }
      glued = kept && before && JOINS.indexOf(letter) >= 0;
      if (QUOTES.indexOf(letter) >= 0) {
        quoted = !quoted;
        clause++;
      } else if (ENDS.indexOf(letter) >= 0) {
        sentence++;
        clause++;
      } else if (PAUSES.indexOf(letter) >= 0) {
        clause++;
      } else if (Character.getType(letter) == Character.OTHER_SYMBOL) {
        pieces.add(new Piece(Character.toString(letter), false, clause, sentence, quoted));
      }
    }
    if (!piece.isEmpty()) {
      pieces.add(new Piece(piece.toString(), glued, clause, sentence, quoted));
    }
  }

  private void read() {
    int at = 0;
    while (at < pieces.size()) {
      int glued = run(at, Piece::glued);
      int singles = pieces.get(at).single() ? run(at, Piece::single) : at + 1;
      List<String> joined = List.of();
      int end = at + 1;
      if (singles - at >= PULLED_APART) {
        end = singles;
        joined = lexicon.apart(together(at, end));
      } else if (glued > end && lexicon.knows(together(at, glued))) {
        end = glued;
        joined = List.of(together(at, end));
      }
      if (joined.isEmpty()) {
        for (Piece piece : pieces.subList(at, end)) {
          add(piece, lexicon.words(piece.text()));
        }
      } else {
        add(pieces.get(at), joined);
      }
      at = end;
    }
  }

  /** Where the pieces end that follow one and are such. */
  private int run(int from, Predicate<Piece> such) {
    int end = from + 1;
    while (end < pieces.size() && such.test(pieces.get(end))) {
      end++;
    }
    return end;
  }

  private String together(int from, int to) {
    return pieces.subList(from, to).stream().map(Piece::text).collect(Collectors.joining());
  }

  private void add(Piece piece, List<String> said) {
    for (String word : said) {
      words.add(new Word(word, piece.clause(), piece.sentence(), piece.quoted()));
    }
  }

  private static Map<Integer, Integer> alike(String strange, String latin) {
    return IntStream.range(0, latin.length())
        .boxed()
        .collect(
            Collectors.toUnmodifiableMap(i -> (int) strange.charAt(i), i -> (int) latin.charAt(i)));
  }
}
