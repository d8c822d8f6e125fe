package org.cairn.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cairn.platform.Resources;
import org.cairn.safety.Distress.Level;
import org.cairn.safety.DistressTraining.Line;
import org.junit.jupiter.api.Test;

/** Whether a message sounds as if a life were in danger, on lines that the rules have not seen. */
class DistressTest {
  private static final List<Line> LINES = DistressTraining.lines();

  /** What one would begin with: words anywhere in the text. */
  private static final List<String> KEYWORDS =
      List.of(
          "suicide",
          "kill myself",
          "want to die",
          "end my life",
          "overdose",
          "self harm",
          "hurt myself",
          "cut myself",
          "dead",
          "dying",
          "kill",
          "goodbye",
          "suicidio",
          "matar",
          "morir",
          "sobredosis",
          "muero",
          "muert",
          "adios",
          "pastillas");

  /** How well the alarm is told from the rest. */
  private record Score(
      long acute, long found, long called, long calledConcern, long none, long noneCalled) {
    static Score of(List<Line> lines, Predicate<Line> alarm) {
      return new Score(
          count(lines, line -> line.label() == Level.ACUTE),
          count(lines, line -> line.label() == Level.ACUTE && alarm.test(line)),
          count(lines, alarm),
          count(lines, line -> line.label() == Level.CONCERN && alarm.test(line)),
          count(lines, line -> line.label() == Level.NONE),
          count(lines, line -> line.label() == Level.NONE && alarm.test(line)));
    }

    private static long count(List<Line> lines, Predicate<Line> such) {
      return lines.stream().filter(such).count();
    }

    double recall() {
      return (double) found / Math.max(1, acute);
    }

    double precision() {
      return (double) found / Math.max(1, called);
    }

    /** A line of concern that is called acute is no waste of anybody's time. */
    double precisionWithConcern() {
      return (double) (found + calledConcern) / Math.max(1, called);
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "recall %.3f (%d of %d)  precision %.3f (with concern %.3f)  none called %d of %d",
          recall(),
          found,
          acute,
          precision(),
          precisionWithConcern(),
          noneCalled,
          none);
    }
  }

  @Test
  void theLinesAreSplitByTheHashOfTheirIds() throws Exception {
    for (Line line : LINES) {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(line.id().getBytes(StandardCharsets.UTF_8));
      String expected =
          switch (line.id().charAt(0)) {
            case 'L' -> hash[0] % 2 == 0 ? "development" : "held-out";
            case 'N' -> hash[0] % 2 == 0 ? "development" : "later";
            default -> "development";
          };
      assertEquals(expected, line.half(), line.id());
    }
    assertEquals(LINES.size(), LINES.stream().map(Line::id).distinct().count());
    assertEquals(LINES.size(), LINES.stream().map(Line::text).distinct().count());
    assertTrue(LINES.stream().filter(line -> line.language().equals("en")).count() >= 240);
    assertTrue(LINES.stream().filter(line -> line.language().equals("es")).count() >= 140);
  }

  @Test
  void acuteLinesThatNoRuleWasWrittenForAreFound() {
    Predicate<Line> alarm = line -> Distress.of(line.text()) == Level.ACUTE;
    for (String half : List.of("development", "held-out", "later")) {
      print(half, in(half), alarm);
      for (String language : List.of("en", "es", "mix")) {
        print(
            half + ", " + language,
            in(half).stream().filter(line -> line.language().equals(language)).toList(),
            alarm);
      }
    }
    List<Line> unseen = LINES.stream().filter(line -> !line.half().equals("development")).toList();
    print("held-out and later", unseen, alarm);
    byKind(in("held-out"), line -> Distress.of(line.text()));
    print(
        "seen at all, held-out",
        seen(in("held-out")),
        line -> Distress.of(line.text()) != Level.NONE);
    print("seen at all, later", seen(in("later")), line -> Distress.of(line.text()) != Level.NONE);
    print("plain keyword list, held-out", in("held-out"), DistressTest::keyword);
    print("plain keyword list, later", in("later"), DistressTest::keyword);

    Score heldOut = Score.of(in("held-out"), alarm);
    assertTrue(heldOut.recall() >= 0.95, heldOut.toString());
    assertTrue(heldOut.precision() >= 0.80, heldOut.toString());
    // Lines written to get past the rules: what was reached, less one line in twenty.
    Score later = Score.of(in("later"), alarm);
    assertTrue(later.recall() >= 0.76, later.toString());
    assertTrue(later.precision() >= 0.67, later.toString());
  }

  @Test
  void trainingAgainGivesTheSameWeights() {
    assertEquals(Resources.text("safety/distress-weights"), DistressTraining.file());
  }

  @Test
  void whatIsMeantIsHeardWhateverItWearsAndFiguresOfSpeechAreNot() {
    Stream.of(
            "I want to die",
            "I w a n t  t o  d i e",
            "i w\u0430nt t\u043e di\u0435",
            "I wa\u200bnt to d\u200die",
            "k1ll my$elf",
            "ME QUIERO MORIR",
            "me quiero matar, no es broma",
            "This traffic is killing me. I want to kill myself.",
            "watched a movie and now I want to kill myself",
            "I don't want to die but I will kill myself tonight",
            "two years ago I wanted to die and today I want to die again",
            "I was at the suicide prevention workshop and honestly I want to die",
            "hace dos años quería morirme, hoy me quiero morir otra vez",
            "no quiero vivir")
        .forEach(text -> assertEquals(Level.ACUTE, Distress.of(text), text));
    Stream.of(
            "this traffic is killing me",
            "I'd die for a coffee",
            "me muero de risa",
            "I don't want to die",
            "nunca me haría daño",
            "Two years ago I wanted to die, today I am glad",
            "The suicide prevention workshop is on Monday",
            "see you on Thursday",
            "")
        .forEach(text -> assertEquals(Level.NONE, Distress.of(text), text));
    assertEquals(Level.CONCERN, Distress.of("I'm so tired of everything"));
  }

  /** Each of these comes to an end, soon: a search that goes back would not, at this length. */
  @Test
  void hostileTextsComeToAnEnd() {
    Stream.of(
            "a ",
            "i want ",
            "i want to want to ",
            "want to want to want not ",
            "no quiero no ",
            "killmysel",
            "iwanttodi",
            "k1*!ll",
            "a*b ",
            "d.i.e.",
            "i.",
            "aaaa",
            "xyzxyzxyq",
            "took took all all of of ",
            "\"",
            "\uD83D\uDD2A",
            "\uD83D",
            "e\u0301\u0323\u0302\u0323\u0301",
            "\uFDFA",
            "\t\n",
            "die kill dead suicide i me my want lol said movie ")
        .forEach(part -> assertTrue(Distress.of(part.repeat(4_000)) != null, part));
    Distress.of("a" + "\u0301\u0323".repeat(50_000));
  }

  private static List<Line> in(String half) {
    return LINES.stream().filter(line -> line.half().equals(half)).toList();
  }

  /** The same lines, asked whether somebody should see them at all. */
  private static List<Line> seen(List<Line> lines) {
    return lines.stream()
        .map(
            line ->
                line.label() == Level.CONCERN
                    ? new Line(
                        line.id(),
                        line.half(),
                        line.language(),
                        Level.ACUTE,
                        line.kind(),
                        line.text())
                    : line)
        .toList();
  }

  private static boolean keyword(Line line) {
    String text = DistressWords.plain(line.text());
    return KEYWORDS.stream().anyMatch(text::contains);
  }

  private static void print(String name, List<Line> lines, Predicate<Line> alarm) {
    System.out.printf("distress  %-30s %s%n", name, Score.of(lines, alarm));
  }

  private static void byKind(List<Line> lines, Function<Line, Level> level) {
    Set<String> kinds =
        lines.stream()
            .map(line -> line.label() + " " + line.kind())
            .collect(Collectors.toCollection(TreeSet::new));
    for (String kind : kinds) {
      List<Level> levels =
          lines.stream()
              .filter(line -> kind.equals(line.label() + " " + line.kind()))
              .map(level)
              .toList();
      System.out.printf(
          "distress  held-out, %-22s %s%n",
          kind,
          Arrays.stream(Level.values())
              .map(one -> one + " " + levels.stream().filter(one::equals).count())
              .collect(Collectors.joining("  ")));
    }
  }
}
