package org.cairn.safety;

import org.cairn.platform.Resources;

/** x. */
public final class Distress {
  /** x. */
  public enum Level {
    /** x. */
    NONE,
    /** x. */
    CONCERN,
    /** x. */
    ACUTE
  }

  private static final DistressWeights WEIGHTS =
      new DistressWeights(Resources.text("safety/distress-weights"));

  private Distress() {}

  /** x. */
  public static Level of(String text) {
    return WEIGHTS.level(DistressSigns.of(text, DistressLexicon.SHIPPED));
  }
}
