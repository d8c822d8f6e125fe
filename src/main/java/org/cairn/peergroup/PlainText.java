package org.cairn.peergroup;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import org.jspecify.annotations.Nullable;

/**
 * What people type to each other, made plain: one form for what looks the same, and nothing that
 * hides, or turns or covers what stands around it. Links are characters like others.
 */
final class PlainText {
  /**
   * Marks above and below one letter. UTS #39, 5.4 takes four in names; pointed Hebrew with its
   * accents and stacked Burmese need more, and more than this is Zalgo.
   */
  static final int MOST_MARKS = 6;

  private static final int ZWSP = 0x200B;
  private static final int ZWNJ = 0x200C;
  private static final int ZWJ = 0x200D;
  private static final int FIRST_MARK = 0x0300;
  private static final int GRAPHEME_JOINER = 0x034F;
  private static final int BLACK_FLAG = 0x1F3F4;
  private static final int LAST_TAG = 0xE007F;

  /** The class of Viramas (UAX #44): joiners after one choose the form of a conjunct. */
  private static final int VIRAMA = 9;

  private static final Normalizer2 NFC = Normalizer2.getNFCInstance();
  private static final Normalizer2 NFD = Normalizer2.getNFDInstance();
  private static final Normalizer2 FOLDED = Normalizer2.getNFKCCasefoldInstance();

  private PlainText() {}

  /** The text of the body's field {@code text}; see {@link #of(String, String)}. */
  static String of(String typed) {
    return of("text", typed);
  }

  /**
   * The text in composed form (NFC, UAX #15), its lines ended by {@code \n}, without white space
   * around it and without characters that show nothing and serve nothing; empty when nothing in it
   * shows. Otherwise the problem {@code peergroup/text-unreadable}, which says what to change.
   */
  static String of(String field, String typed) {
    String lines =
        typed
            .replace("\r\n", "\n")
            .replace('\r', '\n')
            .replace('\u2028', '\n')
            .replace('\u2029', '\n');
    refuseUnshown(field, lines);
    refuseTurned(field, lines);
    String text = NFC.normalize(serving(lines.codePoints().toArray()));
    refuseCovered(field, text);
    boolean shows = text.codePoints().anyMatch(point -> !invisible(point) && !blank(point));
    return shows ? trimmed(text) : "";
  }

  /** How many characters a reader counts: extended grapheme clusters (UAX #29). */
  static int characters(String text) {
    BreakIterator between = BreakIterator.getCharacterInstance(ULocale.ROOT);
    between.setText(text);
    int count = 0;
    while (between.next() != BreakIterator.DONE) {
      count++;
    }
    return count;
  }

  /** Whether a character by itself shows nothing, and is no white space. */
  static boolean invisible(int point) {
    return UCharacter.hasBinaryProperty(point, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
        || annotates(point)
        || point == 0x2800; // the Braille pattern without dots
  }

  /**
   * For finding: what differs in case, width, accents or vowel points alone is the same. Vowel
   * signs of Indic scripts are letters to their readers, and stay.
   */
  static String folded(String text) {
    String apart = NFD.normalize(FOLDED.normalize(text));
    StringBuilder folded = new StringBuilder(apart.length());
    for (int at = 0; at < apart.length(); ) {
      int point = apart.codePointAt(at);
      at += Character.charCount(point);
      if (point < FIRST_MARK || UCharacter.getCombiningClass(point) <= VIRAMA) {
        folded.appendCodePoint(point);
      }
    }
    return folded.toString();
  }

  /** The same of a field that may be left out; null when nothing in it shows. */
  static @Nullable String orNull(String field, @Nullable String typed) {
    String text = typed == null ? "" : of(field, typed);
    return text.isEmpty() ? null : text;
  }

  private static void refuseUnshown(String field, String text) {
    boolean shown =
        text.codePoints()
            .allMatch(
                point ->
                    point == '\n'
                        || point == '\t'
                        || !Character.isISOControl(point)
                            && Character.getType(point) != Character.SURROGATE
                            && !UCharacter.hasBinaryProperty(
                                point, UProperty.NONCHARACTER_CODE_POINT));
    if (!shown) {
      throw PeerGroupProblem.TEXT_UNREADABLE.at(field, "has control characters or half characters");
    }
  }

  /**
   * Embeddings and overrides make text read as another than it is (UAX #9, 2; CVE-2021-42574).
   * Isolates serve a quoted word of the other direction, and have to end in their line, where UAX
   * #9 would end them.
   */
  private static void refuseTurned(String field, String text) {
    int open = 0;
    boolean turned = false;
    for (int point : text.codePoints().toArray()) {
      if (point >= 0x2066 && point <= 0x2068) {
        open++;
      } else if (point == 0x2069) {
        open--;
      }
      turned |= point >= 0x202A && point <= 0x202E || open < 0 || point == '\n' && open > 0;
    }
    if (turned || open > 0) {
      throw PeerGroupProblem.TEXT_UNREADABLE.at(
          field, "has characters that turn the direction of the text around them");
    }
  }

  private static void refuseCovered(String field, String text) {
    int marks = 0;
    for (int point : text.codePoints().toArray()) {
      int type = Character.getType(point);
      if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
        marks += invisible(point) ? 0 : 1;
      } else if (type != Character.COMBINING_SPACING_MARK && !invisible(point)) {
        marks = 0;
      }
      if (marks > MOST_MARKS) {
        throw PeerGroupProblem.TEXT_UNREADABLE.at(field, "has more marks on a letter than show");
      }
    }
  }

  /** Without those characters that are to be ignored where a font does not know them (UAX #44). */
  private static String serving(int[] points) {
    StringBuilder text = new StringBuilder(points.length);
    for (int i = 0; i < points.length; i++) {
      int next = i + 1 < points.length ? points[i + 1] : -1;
      if (points[i] == BLACK_FLAG) {
        int end = endOfFlag(points, i);
        for (; i < end; i++) {
          text.appendCodePoint(points[i]);
        }
        text.appendCodePoint(points[i]);
      } else if (serves(points[i], text, next)) {
        text.appendCodePoint(points[i]);
      }
    }
    return text.toString();
  }

  private static boolean serves(int point, StringBuilder before, int next) {
    int last = before.isEmpty() ? -1 : before.codePointBefore(before.length());
    if (annotates(point)) {
      return false;
    }
    if (!UCharacter.hasBinaryProperty(point, UProperty.DEFAULT_IGNORABLE_CODE_POINT)) {
      return true;
    }
    if (last < 0 && !directs(point)) {
      return false;
    }
    return switch (point) {
      case ZWJ, ZWNJ -> joins(point, before, next);
      case ZWSP -> wordsWithoutSpaces(last) && wordsWithoutSpaces(next);
      case GRAPHEME_JOINER -> mark(last) && mark(next);
      case 0x115F, 0x1160 -> script(last) == UScript.HANGUL || script(next) == UScript.HANGUL;
      case 0x180E -> script(last) == UScript.MONGOLIAN;
      default ->
          UCharacter.hasBinaryProperty(point, UProperty.VARIATION_SELECTOR)
              ? !invisible(last) && !blank(last)
              : directs(point) && last != point;
    };
  }

  /**
   * Emoji of several (UTS #51, ED-16), cursive letters, and conjuncts (UAX #31, 2.3): nowhere else
   * does a joiner change what is seen.
   */
  private static boolean joins(int joiner, CharSequence before, int next) {
    int base = Character.codePointBefore(before, before.length());
    if (base == ZWJ || base == ZWNJ) {
      return false;
    }
    if (virama(base) || virama(next)) {
      return true;
    }
    int at = before.length();
    do {
      base = Character.codePointBefore(before, at);
      at -= Character.charCount(base);
    } while (at > 0 && extendsBase(base));
    return cursive(base) || cursive(next) || joiner == ZWJ && pictograph(base) && pictograph(next);
  }

  /** The last place of a flag in tags, such as Scotland's (UTS #51, ED-14a); else of the flag. */
  private static int endOfFlag(int[] points, int flag) {
    int end = flag + 1;
    while (end < points.length
        && (points[end] >= 0xE0030 && points[end] <= 0xE0039
            || points[end] >= 0xE0061 && points[end] <= 0xE007A)) {
      end++;
    }
    int region = end - flag - 1;
    boolean flagged = region >= 3 && region <= 6 && end < points.length && points[end] == LAST_TAG;
    return flagged ? end : flag;
  }

  private static boolean directs(int point) {
    return point == 0x200E
        || point == 0x200F
        || point == 0x061C // marks
        || point >= 0x2066 && point <= 0x2069; // isolates
  }

  private static boolean annotates(int point) {
    return point >= 0xFFF9 && point <= 0xFFFB;
  }

  private static boolean virama(int point) {
    return point >= 0 && UCharacter.getCombiningClass(point) == VIRAMA;
  }

  private static boolean mark(int point) {
    return point >= 0
        && (1 << Character.getType(point)
                & (1 << Character.NON_SPACING_MARK
                    | 1 << Character.COMBINING_SPACING_MARK
                    | 1 << Character.ENCLOSING_MARK))
            != 0;
  }

  private static boolean extendsBase(int point) {
    return mark(point) || UCharacter.hasBinaryProperty(point, UProperty.EMOJI_MODIFIER);
  }

  private static boolean pictograph(int point) {
    return point >= 0 && UCharacter.hasBinaryProperty(point, UProperty.EXTENDED_PICTOGRAPHIC);
  }

  private static boolean cursive(int point) {
    return point >= 0
        && switch (UCharacter.getIntPropertyValue(point, UProperty.JOINING_TYPE)) {
          case UCharacter.JoiningType.DUAL_JOINING,
              UCharacter.JoiningType.LEFT_JOINING,
              UCharacter.JoiningType.RIGHT_JOINING ->
              true;
          default -> false;
        };
  }

  /** Khmer, Thai and their like are written without spaces, and typed with this one. */
  private static boolean wordsWithoutSpaces(int point) {
    return point >= 0
        && UCharacter.getIntPropertyValue(point, UProperty.LINE_BREAK)
            == UCharacter.LineBreak.COMPLEX_CONTEXT;
  }

  private static int script(int point) {
    return point < 0 ? UScript.UNKNOWN : UScript.getScript(point);
  }

  private static boolean blank(int point) {
    return UCharacter.isUWhiteSpace(point);
  }

  private static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (blank(text.charAt(from))) {
      from++;
    }
    while (blank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }
}
