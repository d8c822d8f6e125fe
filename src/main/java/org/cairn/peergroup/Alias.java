package org.cairn.peergroup;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.SpoofChecker;
import java.util.List;

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

  /** What staff are called, and whoever left: nobody may pass for them, whatever stands around. */
  private static final List<String> RESERVED =
      List.of(
          letters(key("Facilitator")), letters(key("Care team")), letters(key("Former member")));

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
    String key = key(text);
    String letters = letters(key);
    if (RESERVED.stream().anyMatch(letters::contains)) {
      throw PeerGroupProblem.ALIAS_UNFIT.at("alias", "has to differ from what staff are called");
    }
    return new Alias(text, key);
  }

  /**
   * The skeleton of UTS #39, 4, as it is written and as it is folded: an upper-case letter can look
   * like one of another script whose lower case does not. An upper-case I looks like an l, and is
   * an i.
   */
  private static String key(String text) {
    return skeleton(skeleton(text)).replace('i', 'l');
  }

  private static String skeleton(String text) {
    return UCharacter.foldCase(SPOOF.getSkeleton(text), true);
  }

  private static String letters(String key) {
    return key.replaceAll("[^\\p{L}]", "");
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
