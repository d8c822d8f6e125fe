package org.cairn.safety;

import org.cairn.platform.Resources;

/**
 * Whether what somebody wrote sounds as if a life were in danger, in English, Spanish or both. From
 * memory alone, in some hundredths of a millisecond, and in time that grows with the length of the
 * text whatever stands in it.
 *
 * <p>How it works, in four steps, each in a file that can be read:
 *
 * <ol>
 *   <li>{@link DistressWords} undresses the text: look-alike letters, digits and signs for letters,
 *       letters pulled apart, stretched or run together, mistakes.
 *   <li>{@link DistressLexicon} finds the phrases of {@code safety/distress-lexicon}.
 *   <li>{@link DistressSigns} says how each is meant: now, denied, in the past, told of a song or a
 *       film, talked about, offered as help, a joke, a figure of speech; and which ideas stand
 *       together in a sentence, for what is said in words that nobody listed.
 *   <li>{@link DistressWeights} adds up what the signs count, by {@code safety/distress-weights},
 *       trained on lines that were written for this project ({@code DistressTraining}).
 * </ol>
 *
 * <p>A past attempt that is told without present pain is no alarm; one that hurts now is a concern.
 * Another's life counts as the writer's own. When it is in doubt between concern and acute, it is
 * acute: one missed is held to be worse than several too many.
 *
 * <p><b>What it cannot do.</b> It sees one message and nothing of the person: not the ones before,
 * not tone, irony or sarcasm (who laughs while saying it passes for joking), not pictures, links or
 * voice, no language but these two, no code that a group made up, and not the silence of who
 * stopped writing. A few acute messages in a hundred go by it on the lines that were held out, one
 * in five on lines that were written to get past it, and nobody knows how many of those that people
 * in need write. It raises a hand; it does not judge, it holds nothing back and marks nothing, and
 * NONE never means that somebody is safe.
 */
public final class Distress {
  /** What a person of the staff has to know of it. */
  public enum Level {
    /** Nothing was found, which is not to say that there is nothing. */
    NONE,
    /** It goes badly: a facilitator should see it the same day. */
    CONCERN,
    /** Somebody's life may be in danger now, the writer's or another's. */
    ACUTE
  }

  private static final DistressWeights WEIGHTS =
      new DistressWeights(Resources.text("safety/distress-weights"));

  private Distress() {}

  /**
   * How it sounds.
   *
   * @param text what was written, of any length
   */
  public static Level of(String text) {
    return WEIGHTS.level(DistressSigns.of(text, DistressLexicon.SHIPPED));
  }
}
