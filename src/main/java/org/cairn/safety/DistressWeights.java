package org.cairn.safety;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What each sign counts: {@code safety/distress-weights}. Two sums, each turned into a chance by
 * the logistic function: that the message is acute, and that somebody should see it at all.
 */
final class DistressWeights {
  /** The sign that every message has. */
  static final String ALWAYS = "always";

  static final String THRESHOLD = "threshold";

  private record Pair(double acute, double seen) {
    static final Pair NOTHING = new Pair(0, 0);
  }

  private final Map<String, Pair> weights = new HashMap<>();

  DistressWeights(String file) {
    file.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split("\t"))
        .forEach(
            line ->
                weights.put(
                    line[2], new Pair(Double.parseDouble(line[0]), Double.parseDouble(line[1]))));
  }

  /** How much a sign counts beside one of the lexicon: many words stand in a long message. */
  static double size(String sign, int words) {
    return sign.startsWith("\"") ? 1 / Math.sqrt(Math.max(4, words)) : 1;
  }

  static int words(Collection<String> signs) {
    return (int)
        signs.stream().filter(sign -> sign.startsWith("\"") && sign.indexOf(' ') < 0).count();
  }

  Distress.Level level(Collection<String> signs) {
    Pair threshold = weights.getOrDefault(THRESHOLD, Pair.NOTHING);
    Pair always = weights.getOrDefault(ALWAYS, Pair.NOTHING);
    double acute = always.acute();
    double seen = always.seen();
    int words = words(signs);
    for (String sign : signs) {
      Pair weight = weights.get(sign);
      if (weight != null) {
        acute += weight.acute() * size(sign, words);
        seen += weight.seen() * size(sign, words);
      }
    }
    if (acute >= threshold.acute()) {
      return Distress.Level.ACUTE;
    }
    return seen >= threshold.seen() ? Distress.Level.CONCERN : Distress.Level.NONE;
  }
}
