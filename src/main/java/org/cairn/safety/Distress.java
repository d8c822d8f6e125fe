package org.cairn.safety;

/** Stub until the detector is merged. */
public final class Distress {
  /** Stub. */
  public enum Level {
    /** Stub. */
    NONE,
    /** Stub. */
    CONCERN,
    /** Stub. */
    ACUTE
  }

  private Distress() {}

  /** Stub. */
  public static Level of(String text) {
    return Level.NONE;
  }
}
