package org.cairn.platform;

/** The application will not start; the message is the sentence that says why. */
public final class RefusedToStart extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final String sentence;

  /** With the sentence for the operator. */
  public RefusedToStart(String sentence) {
    super(sentence, null, false, false);
    this.sentence = sentence;
  }

  /** What to tell the operator. */
  public String sentence() {
    return sentence;
  }
}
