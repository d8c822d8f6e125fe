package org.cairn.safety;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.cairn.platform.Resources;

/**
 * Makes {@code safety/distress-weights} of the development half of {@code distress-lines.tsv}: two
 * logistic regressions with a penalty on the squares, by plain descent over the whole half, without
 * chance, so that whoever trains again gets the same file.
 */
final class DistressTraining {
  private static final int ROUNDS = 1500;
  private static final double STEP = 0.01;
  private static final double INERTIA = 0.9;

  /** Of the development half alone: words that stand in fewer lines say nothing. */
  private static final int LINES_WITH_A_WORD = 4;

  private static final int LINES_WITH_A_SIGN = 1;
  private static final int FOLDS = 10;
  private static final double LEAST = 0.05;

  /** A line of the labelled set. */
  record Line(String id, String half, String language, Distress.Level label, String kind, String text) {
    boolean development() {
      return half.equals("development");
    }
  }

  /** What counts for a message: the weights of one of the two sums. */
  private record Sum(Map<String, Double> weights) {
    double of(Set<String> signs) {
      int words = DistressWeights.words(signs);
      double sum = weights.getOrDefault(DistressWeights.ALWAYS, 0.0);
      for (String sign : signs) {
        sum += weights.getOrDefault(sign, 0.0) * DistressWeights.size(sign, words);
      }
      return sum;
    }
  }

  private final List<Line> lines;
  private final Map<Line, Set<String>> signs = new HashMap<>();
  static double penaltyRule = Double.parseDouble(System.getProperty("pr", "0.5"));
  static double penaltyWord = Double.parseDouble(System.getProperty("pw", "2"));

  private DistressTraining(List<Line> lines) {
    this.lines = lines;
    lines.forEach(line -> signs.put(line, DistressSigns.of(line.text(), DistressLexicon.SHIPPED)));
  }

  static List<Line> lines() {
    return Resources.text("distress-lines.tsv")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t"))
        .map(f -> new Line(f[0], f[1], f[2], Distress.Level.valueOf(f[3]), f[4], f[5]))
        .toList();
  }

  private Sum train(List<Line> on, Predicate<Line> wanted) {
    Map<String, Integer> counts = new TreeMap<>();
    on.forEach(line -> signs.get(line).forEach(sign -> counts.merge(sign, 1, Integer::sum)));
    Map<String, Integer> index = new LinkedHashMap<>();
    index.put(DistressWeights.ALWAYS, 0);
    counts.forEach(
        (sign, count) -> {
          if (count >= (sign.startsWith("\"") ? LINES_WITH_A_WORD : LINES_WITH_A_SIGN)) {
            index.put(sign, index.size());
          }
        });
    String[] names = index.keySet().toArray(String[]::new);
    double[] penalty = Arrays.stream(names).mapToDouble(n -> n.startsWith("\"") ? penaltyWord : penaltyRule).toArray();
    penalty[0] = 0.01;
    double[] weight = new double[names.length];
    double[] speed = new double[names.length];
    int[][] has = new int[on.size()][];
    double[][] size = new double[on.size()][];
    for (int i = 0; i < on.size(); i++) {
      Set<String> line = signs.get(on.get(i));
      int words = DistressWeights.words(line);
      List<String> known = new ArrayList<>(List.of(DistressWeights.ALWAYS));
      line.stream().filter(index::containsKey).sorted().forEach(known::add);
      has[i] = known.stream().mapToInt(index::get).toArray();
      size[i] = known.stream().mapToDouble(sign -> DistressWeights.size(sign, words)).toArray();
    }
    for (int round = 0; round < ROUNDS; round++) {
      double[] slope = new double[weight.length];
      for (int j = 0; j < weight.length; j++) {
        slope[j] = penalty[j] * weight[j];
      }
      for (int i = 0; i < on.size(); i++) {
        double sum = 0;
        for (int k = 0; k < has[i].length; k++) {
          sum += weight[has[i][k]] * size[i][k];
        }
        double wrong = 1 / (1 + StrictMath.exp(-sum)) - (wanted.test(on.get(i)) ? 1 : 0);
        for (int k = 0; k < has[i].length; k++) {
          slope[has[i][k]] += wrong * size[i][k];
        }
      }
      for (int j = 0; j < weight.length; j++) {
        speed[j] = INERTIA * speed[j] - STEP * slope[j];
        weight[j] += speed[j];
      }
    }
    Map<String, Double> weights = new TreeMap<>();
    for (int j = 0; j < names.length; j++) {
      weights.put(names[j], weight[j]);
    }
    return new Sum(weights);
  }

  /** What each line scores by weights that were trained without it. */
  private Map<Line, Double> crossed(List<Line> on, Predicate<Line> wanted) {
    Map<Line, Double> scores = new HashMap<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      List<Line> others = new ArrayList<>();
      List<Line> left = new ArrayList<>();
      for (int i = 0; i < on.size(); i++) {
        (i % FOLDS == fold ? left : others).add(on.get(i));
      }
      Sum sum = train(others, wanted);
      left.forEach(line -> scores.put(line, sum.of(signs.get(line))));
    }
    return scores;
  }

  public static void main(String[] a) throws Exception {
    List<Line> dev = lines().stream().filter(Line::development).toList();
    DistressTraining t = new DistressTraining(dev);
    Predicate<Line> acute = l -> l.label() == Distress.Level.ACUTE;
    Predicate<Line> seen = l -> l.label() != Distress.Level.NONE;
    for (Predicate<Line> p : List.of(acute, seen)) {
      Map<Line, Double> c = t.crossed(dev, p);
      for (double th = -2; th <= 2.01; th += 0.25) {
        double x = th;
        long hit = dev.stream().filter(p).filter(l -> c.get(l) >= x).count();
        long all = dev.stream().filter(l -> c.get(l) >= x).count();
        long none = dev.stream().filter(l -> l.label() == Distress.Level.NONE && c.get(l) >= x).count();
        System.out.printf(Locale.ROOT, "%.2f recall %.3f precision %.3f none-called %d%n", x, hit * 1.0 / dev.stream().filter(p).count(), hit * 1.0 / all, none);
      }
      if (a.length == 0) {
        Sum full = t.train(dev, p);
        List<Line> held = lines().stream().filter(l -> !l.development()).toList();
        for (double th = -2; th <= 2.01; th += 0.5) {
          double x = th;
          List<Line> c2 = held.stream().filter(l -> full.of(DistressSigns.of(l.text(), DistressLexicon.SHIPPED)) >= x).toList();
          System.out.printf(Locale.ROOT, "HELD %.2f recall %.3f precision %.3f none-called %d%n", x, c2.stream().filter(p).count() * 1.0 / held.stream().filter(p).count(), c2.stream().filter(p).count() * 1.0 / c2.size(), c2.stream().filter(l -> l.label() == Distress.Level.NONE).count());
        }
      } else {
        Sum full = t.train(dev, p);
        double th = Double.parseDouble(a[0]);
        dev.stream().filter(l -> (c.get(l) >= th) != p.test(l)).forEach(l -> {
          System.out.printf(Locale.ROOT, "%.2f (full %.2f) %s %s %s | %s%n", c.get(l), full.of(t.signs.get(l)), l.language(), l.label(), l.kind(), l.text());
          System.out.println("      " + t.signs.get(l).stream().filter(s -> !s.startsWith("\"")).toList()+" "+DistressWords.of(l.text(), DistressLexicon.SHIPPED).stream().map(w->w.word()).toList());
        });
      }
    }
  }
}
