package org.cairn.peergroup;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** What people type, as plain text: in composed form (NFC), without what cannot be seen. */
final class PlainText {
  private static final Pattern CHARACTER = Pattern.compile("\\X");

  private PlainText() {}

  /** The text, stripped; otherwise the problem {@code peergroup/text-unreadable}. */
  static String of(String typed) {
    return of("text", typed);
  }

  /** The same of another field. */
  static String of(String field, String typed) {
    String text = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
    if (text.codePoints().anyMatch(PlainText::invisible)) {
      throw PeerGroupProblem.TEXT_UNREADABLE.at(field, "has characters that cannot be shown");
    }
    return text;
  }

  /** How many characters people see: grapheme clusters (UAX #29). */
  static int characters(String text) {
    return (int) CHARACTER.matcher(text).results().count();
  }

  /** Controls, halves of characters, and what changes the direction or cannot be seen. */
  static boolean invisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL -> codePoint != '\n' && codePoint != '\t';
      case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
