package org.cairn.peergroup;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What somebody is called in a group.
 *
 * @param text as it is shown
 * @param key what it looks like: two aliases with one key cannot be told apart
 */
record Alias(String text, String key) {
  /** What people see as one character may be several code points; the database holds 200. */
  static final int MOST = 40;

  private static final int MOST_CODE_POINTS = 200;

  private static final SpoofChecker SPOOF = new SpoofChecker.Builder().build();
  private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();

  /**
   * What staff are called, and whoever left: nobody may pass for them, whatever stands around. In
   * the languages of the groups.
   */
  private static final List<String> RESERVED =
      Stream.of(
              "Facilitator",
              "Moderator",
              "Counselor",
              "Counsellor",
              "Coordinator",
              "Therapist",
              "Clinician",
              "Care team",
              "Former member",
              "Facilitador",
              "Moderador",
              "Consejero",
              "Consejera",
              "Coordinador",
              "Terapeuta")
          .map(Alias::letters)
          .toList();

  /** Of these words only what begins or ends so: others hold their letters (badminton). */
  private static final List<String> RESERVED_AT_EDGE =
      Stream.of("Staff", "Admin", "Administrator", "Administrador", "Administradora", "Equipo")
          .map(Alias::letters)
          .toList();

  /** Digits and signs that are read as letters; {@code 0} and {@code 1} are in the skeleton. */
  private static final Map<Integer, String> READ_AS =
      Map.of(
          (int) '3', "e", (int) '4', "a", (int) '5', "s", (int) '7', "t", (int) '8', "b", (int) '@',
          "a", (int) '$', "s", (int) '!', "l", (int) '+', "t");

  /** The alias; otherwise the problem {@code peergroup/alias-unfit}, which says what to change. */
  static Alias of(String typed) {
    String text = PlainText.of("alias", typed).replaceAll("\\p{Zs}+", " ");
    int characters = PlainText.characters(text);
    if (characters < 1
        || characters > MOST
        || text.codePointCount(0, text.length()) > MOST_CODE_POINTS) {
      throw PeerGroupProblem.ALIAS_UNFIT.at("alias", "has to be 1 to 40 characters");
    }
    if (text.codePoints().anyMatch(Alias::turns) || text.codePoints().noneMatch(Alias::seen)) {
      throw PeerGroupProblem.ALIAS_UNFIT.at("alias", "has to be one line that can be seen");
    }
    String letters = letters(text);
    if (RESERVED.stream().anyMatch(letters::contains)
        || RESERVED_AT_EDGE.stream()
            .anyMatch(word -> letters.startsWith(word) || letters.endsWith(word))) {
      throw PeerGroupProblem.ALIAS_UNFIT.at("alias", "has to differ from what staff are called");
    }
    return new Alias(text, key(text));
  }

  /** Without marks, signs and spaces, as long as anything is left: Heron is Heron with a dot. */
  private static String key(String text) {
    String looks = looks(text);
    String plain = PlainText.folded(looks).replaceAll("[\\p{P}\\p{S}\\p{Z}]", "");
    return plain.isEmpty() ? looks : plain;
  }

  /**
   * The skeleton of UTS #39, 4, as it is written and as it is folded: an upper-case letter can look
   * like one of another script whose lower case does not. An upper-case I looks like an l, and is
   * an i.
   */
  private static String looks(String text) {
    return skeleton(skeleton(NFKC.normalize(text))).replace('i', 'l');
  }

  private static String skeleton(String text) {
    return UCharacter.foldCase(SPOOF.getSkeleton(text), true);
  }

  private static String letters(String text) {
    StringBuilder read = new StringBuilder();
    looks(text)
        .codePoints()
        .forEach(point -> read.append(READ_AS.getOrDefault(point, Character.toString(point))));
    return PlainText.folded(read.toString()).replaceAll("[^\\p{L}]", "");
  }

  /** Another line, or another direction: names stand among other text. */
  private static boolean turns(int codePoint) {
    return Character.isISOControl(codePoint)
        || UCharacter.hasBinaryProperty(codePoint, UProperty.BIDI_CONTROL);
  }

  private static boolean seen(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.SPACE_SEPARATOR -> false;
      default -> true;
    };
  }
}
