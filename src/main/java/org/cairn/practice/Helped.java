package org.cairn.practice;

import org.cairn.skills.Language;

/**
 * How often a skill helped, of the times that were rated before and after.
 *
 * @param times after which it was less strong than before
 * @param of times rated
 */
record Helped(int times, int of) {
  /** Fewer say nothing: of two, one more would turn it around. */
  private static final int TOO_FEW = 3;

  /** From here on a number stands for itself. */
  private static final int ENOUGH = 5;

  /** At least half of the times, so that it speaks for the skill. */
  boolean speaksForIt() {
    return times > 0 && 2 * times >= of;
  }

  /**
   * A plain sentence that says no more than the numbers do.
   *
   * @param toMe whether whoever practiced reads it
   */
  String words(Language language, boolean toMe) {
    boolean spanish = language == Language.ES;
    if (of == 0) {
      return spanish ? "Todavía sin calificar." : "Not rated yet.";
    }
    String count = times + (spanish ? " de " : " of ") + of;
    if (of < TOO_FEW) {
      return spanish
          ? "Muy poco para saber: ayudó " + count + (of == 1 ? " vez." : " veces.")
          : "Too few to say yet: helped " + count + (of == 1 ? " time." : " times.");
    }
    if (of < ENOUGH) {
      return spanish
          ? "Ayudó " + count + " veces, muy poco para estar seguros."
          : "Helped " + count + " times, too few to be sure.";
    }
    return spanish
        ? (toMe ? "Te ayudó " : "Ayudó ") + count + " veces."
        : (toMe ? "Helped you " : "Helped ") + count + " times.";
  }
}
