package org.cairn.practice;

import org.cairn.skills.Language;

/**
 * How often a skill helped, of the times that were rated before and after.
 *
 * @param helped times after which it was less strong than before
 * @param rated times rated
 */
record Helped(int helped, int rated) {
  /** From here on a number stands for itself. */
  static final int SURE_FROM = 5;

  /** More than half of the times. */
  boolean mostly() {
    return 2 * helped > rated;
  }

  /**
   * A plain sentence that says no more than the numbers do.
   *
   * @param toMe whether whoever practiced reads it
   */
  String words(Language language, boolean toMe) {
    boolean spanish = language == Language.ES;
    if (rated == 0) {
      return spanish ? "Todavía sin calificar." : "Not rated yet.";
    }
    String sentence =
        spanish
            ? (toMe ? "Te ayudó " : "Ayudó ") + helped + " de " + rated
            : (toMe ? "Helped you " : "Helped ") + helped + " of " + rated;
    String times = spanish ? (rated == 1 ? " vez" : " veces") : (rated == 1 ? " time" : " times");
    String few = spanish ? "; muy poco para estar seguros" : "; too few to be sure";
    return sentence + times + (rated < SURE_FROM ? few : "") + ".";
  }
}
