package org.cairn.safety;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.cairn.platform.Resources;
import org.cairn.safety.Distress.Level;

/**
 * Makes {@code safety/distress-weights} of the development half of {@code distress-lines.tsv}: two
 * logistic regressions with a penalty on the squares, by plain descent over the whole half. There
 * is no chance in it, so that whoever trains again gets the same file:
 *
 * <pre>mvn test-compile
 * java -cp target/test-classes:target/classes org.cairn.safety.DistressTraining</pre>
 *
 * <p>Each line counts twice: as it is, and as if none of its phrases were in the lexicon. Otherwise
 * the sums would learn to trust nothing but phrases, which always fit the lines they were written
 * for, and would not know what to do with one that nobody listed.
 */
final class DistressTraining {
  /** So many times is an alarm too many better than one too few. */
  private static final double MISSED_IS_WORSE = 4;

  private static final int ROUNDS = 1500;
  private static final double STEP = 0.01;
  private static final double INERTIA = 0.9;

  /** How strongly a weight is held to nothing. */
  private static final double PENALTY = 0.5;

  private static final double PENALTY_OF_PAIRS = 1;
  private static final double PENALTY_OF_ALWAYS = 0.01;

  /** What stands in fewer lines says nothing. */
  private static final int LINES_WITH_WORDS = 4;

  private static final int LINES_WITH_PAIR = 2;

  /** Two figures are enough to read, and the last ones may differ from machine to machine. */
  private static final double LEAST = 0.02;

  private static final Pattern OF_A_PHRASE =
      Pattern.compile("[a-z]+, (now|figure|denied|told|topic|offer|then|joke|bare)");

  private static final String HEADER =
      """
      # What each sign in a message counts. Made by DistressTraining of the development half of the labelled lines; whoever
      # changes it by hand is told by a test. See Distress for how it is used.
      #
      #   acute <TAB> seen <TAB> sign
      #
      # acute speaks for "a life may be in danger now", seen for "somebody should see it"; above the threshold it is so.
      # Signs: a kind or a section of the lexicon and how it is meant ("acute, now"; "ideation, denied"); two ideas that
      # stand in one sentence ("means + near, now"); a cue; in quotes a word, or two that follow each other.
      """;

  /** A line of the labelled set. */
  record Line(String id, String half, String language, Level label, String kind, String text) {}

  private final List<Line> lines;
  private final Map<Line, Set<String>> signs = new HashMap<>();

  private DistressTraining(List<Line> lines) {
    this.lines = lines;
    lines.forEach(line -> signs.put(line, DistressSigns.of(line.text(), DistressLexicon.SHIPPED)));
  }

  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of("src/main/resources/safety/distress-weights"), file());
  }

  static List<Line> lines() {
    return Resources.text("distress-lines.tsv")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t"))
        .map(it -> new Line(it[0], it[1], it[2], Level.valueOf(it[3]), it[4], it[5]))
        .toList();
  }

  /** The file of weights. */
  static String file() {
    DistressTraining training =
        new DistressTraining(
            lines().stream().filter(line -> line.half().equals("development")).toList());
    Map<String, Double> acute = training.weights(line -> line.label() == Level.ACUTE);
    Map<String, Double> seen = training.weights(line -> line.label() != Level.NONE);
    StringBuilder file = new StringBuilder(HEADER);
    file.append(row(-StrictMath.log(MISSED_IS_WORSE), 0, DistressWeights.THRESHOLD));
    Set<String> names = new TreeSet<>(acute.keySet());
    names.addAll(seen.keySet());
    for (String name : names) {
      double one = acute.getOrDefault(name, 0.0);
      double other = seen.getOrDefault(name, 0.0);
      if (Math.abs(one) >= LEAST || Math.abs(other) >= LEAST) {
        file.append(row(one, other, name));
      }
    }
    return file.toString();
  }

  private static String row(double acute, double seen, String name) {
    return String.format(Locale.ROOT, "%.2f\t%.2f\t%s%n", acute, seen, name).replace("\r", "");
  }

  private static boolean word(String sign) {
    return sign.startsWith("\"");
  }

  private static boolean pair(String sign) {
    return !word(sign) && sign.contains(" + ");
  }

  /** One row of what is learned from. */
  private record Example(int[] has, double[] size, boolean wanted) {}

  private Map<String, Double> weights(Predicate<Line> wanted) {
    Map<String, Integer> counts = new TreeMap<>();
    signs.values().forEach(all -> all.forEach(sign -> counts.merge(sign, 1, Integer::sum)));
    counts
        .entrySet()
        .removeIf(
            sign ->
                sign.getValue() < LINES_WITH_WORDS && word(sign.getKey())
                    || sign.getValue() < LINES_WITH_PAIR && pair(sign.getKey()));
    List<String> names = new ArrayList<>(counts.keySet());
    names.add(0, DistressWeights.ALWAYS);
    Map<String, Integer> index = new HashMap<>();
    names.forEach(name -> index.put(name, index.size()));

    List<Example> examples = new ArrayList<>();
    for (Line line : lines) {
      Set<String> all = signs.get(line);
      examples.add(example(all, index, wanted.test(line)));
      // A line of which nothing but words is left would teach to fear words.
      if (!wanted.test(line) || all.stream().anyMatch(DistressTraining::pair)) {
        Set<String> unlisted = new LinkedHashSet<>(all);
        unlisted.removeIf(sign -> OF_A_PHRASE.matcher(sign).matches());
        examples.add(example(unlisted, index, wanted.test(line)));
      }
    }
    double[] weights = descend(examples, names);
    Map<String, Double> named = new TreeMap<>();
    names.forEach(name -> named.put(name, weights[index.get(name)]));
    return named;
  }

  private static Example example(Set<String> signs, Map<String, Integer> index, boolean wanted) {
    int words = DistressWeights.words(signs);
    List<String> known = new ArrayList<>(List.of(DistressWeights.ALWAYS));
    signs.stream().filter(index::containsKey).sorted().forEach(known::add);
    return new Example(
        known.stream().mapToInt(index::get).toArray(),
        known.stream().mapToDouble(sign -> DistressWeights.size(sign, words)).toArray(),
        wanted);
  }

  private static double[] descend(List<Example> examples, List<String> names) {
    double[] weight = new double[names.size()];
    double[] speed = new double[names.size()];
    for (int round = 0; round < ROUNDS; round++) {
      double[] slope = new double[weight.length];
      for (int j = 0; j < weight.length; j++) {
        slope[j] = weight[j] * (pair(names.get(j)) ? PENALTY_OF_PAIRS : PENALTY);
      }
      slope[0] = weight[0] * PENALTY_OF_ALWAYS;
      for (Example example : examples) {
        double sum = 0;
        for (int k = 0; k < example.has().length; k++) {
          sum += weight[example.has()[k]] * example.size()[k];
        }
        double wrong = 1 / (1 + StrictMath.exp(-sum)) - (example.wanted() ? 1 : 0);
        for (int k = 0; k < example.has().length; k++) {
          slope[example.has()[k]] += wrong * example.size()[k];
        }
      }
      for (int j = 0; j < weight.length; j++) {
        speed[j] = INERTIA * speed[j] - STEP * slope[j];
        weight[j] += speed[j];
      }
    }
    return weight;
  }
}
