package org.cairn.checkin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.cairn.World;
import org.cairn.platform.WrongField;
import org.junit.jupiter.api.Test;

/**
 * Scores against the publications' own rules, which stand here a second time: sums and bands of
 * PHQ-9 (Kroenke 2001), GAD-7 (Spitzer 2006), AUDIT-C (Bush 1998) and PCL-5 (National Center for
 * PTSD).
 */
class ScoringTest {
  private final Instrument phq = InstrumentFilesTest.shipped("phq-9");
  private final Instrument gad = InstrumentFilesTest.shipped("gad-7");
  private final Instrument audit = InstrumentFilesTest.shipped("audit-c");
  private final Instrument pcl = InstrumentFilesTest.shipped("pcl-5");

  @Test
  void everyCombinationOfThePhqHasThePublishedTotalAndBand() {
    everyCombination(
        phq,
        9,
        27,
        total ->
            total <= 4
                ? "Minimal"
                : total <= 9
                    ? "Mild"
                    : total <= 14 ? "Moderate" : total <= 19 ? "Moderately severe" : "Severe");
  }

  @Test
  void everyCombinationOfTheGadHasThePublishedTotalAndBand() {
    everyCombination(
        gad,
        7,
        21,
        total ->
            total <= 4 ? "Minimal" : total <= 9 ? "Mild" : total <= 14 ? "Moderate" : "Severe");
  }

  /** Of items from 0 to 3. */
  private static void everyCombination(
      Instrument instrument, int items, int highest, IntFunction<String> band) {
    BitSet totals = new BitSet();
    for (int combination = 0; combination < 1 << 2 * items; combination++) {
      Map<String, Integer> answers = new HashMap<>();
      int total = 0;
      for (int item = 0; item < items; item++) {
        int value = combination >> 2 * item & 3;
        answers.put(Integer.toString(item + 1), value);
        total += value;
      }
      AnswerSheet sheet = new AnswerSheet(instrument, answers);
      AnswerSheet.Score score = sheet.score();
      if (score.total() == null
          || score.total() != total
          || !score.band().label().equals(band.apply(total))
          || !sheet.wrong().isEmpty()
          || !sheet.missing().isEmpty()) {
        throw new AssertionError(answers + " " + score);
      }
      totals.set(total);
    }
    assertEquals(highest + 1, totals.cardinality());
  }

  @Test
  void allOneHundredAndTwentyFiveCombinationsOfTheAuditAreScoredAsPublished() {
    for (int first = 0; first <= 4; first++) {
      for (int second = 0; second <= 4; second++) {
        for (int third = 0; third <= 4; third++) {
          Map<String, Integer> answers = Map.of("1", first, "2", second, "3", third);
          AnswerSheet.Score score = new AnswerSheet(audit, answers).score();
          // Who never drinks is not asked the others.
          int total = first == 0 ? 0 : first + second + third;
          boolean men = total >= 4;
          boolean women = total >= 3;
          assertEquals(total, score.total(), answers.toString());
          assertEquals(
              men
                  ? "At or above the cutoff for men and women"
                  : women
                      ? "At the cutoff for women, below it for men"
                      : "Below the cutoff for men and women",
              score.band().label(),
              answers.toString());
        }
      }
    }
  }

  @Test
  void whoNeverDrinksIsAskedOneQuestion() {
    AnswerSheet never = new AnswerSheet(audit, Map.of("1", 0));
    AnswerSheet contradicting = new AnswerSheet(audit, Map.of("1", 0, "2", 0, "3", 1));
    AnswerSheet sometimes = new AnswerSheet(audit, Map.of("1", 1));

    assertEquals(List.of(), never.missing());
    assertEquals(0, never.score().total());
    assertEquals(List.of("answers.2", "answers.3"), fields(contradicting.wrong()));
    assertEquals(List.of("answers.2", "answers.3"), fields(sometimes.missing()));
    assertNull(sometimes.score().total());
  }

  @Test
  void theDifficultyIsAskedOfWhoHasAProblemAndNeverScored() {
    Map<String, Integer> none = answers(phq, 9, item -> 0);
    Map<String, Integer> one = answers(phq, 9, item -> item == 9 ? 1 : 0);

    assertEquals(
        List.of("answers.difficulty"),
        fields(new AnswerSheet(phq, with(none, "difficulty", 0)).wrong()));
    AnswerSheet sheet = new AnswerSheet(phq, with(one, "difficulty", 3));
    assertEquals(List.of(), sheet.wrong());
    assertEquals(1, sheet.score().total());
    assertEquals(List.of(), new AnswerSheet(phq, one).missing());
  }

  @Test
  void thePclHasItsTotalItsClustersAndItsCutPoints() {
    Map<String, List<Integer>> clusters =
        Map.of(
            "b", List.of(1, 5),
            "c", List.of(6, 7),
            "d", List.of(8, 14),
            "e", List.of(15, 20));
    Random random = new Random(20);
    for (int round = 0; round < 5000; round++) {
      int total = round <= 80 ? round : random.nextInt(81);
      int[] values = spread(total, random);
      Map<String, Integer> answers = answers(pcl, 20, item -> values[item - 1]);
      AnswerSheet.Score score = new AnswerSheet(pcl, answers).score();
      Map<String, Integer> expected = new TreeMap<>();
      clusters.forEach(
          (cluster, ends) ->
              expected.put(cluster, Arrays.stream(values, ends.get(0) - 1, ends.get(1)).sum()));
      assertEquals(total, score.total());
      assertEquals(expected, score.subscales());
      assertEquals(
          total <= 30
              ? "Below the cutoff"
              : total <= 32 ? "Near the cutoff" : "At or above the cutoff",
          score.band().label());
    }
  }

  @Test
  void anItemThatIsMissingLeavesNoScoreWherePublicationsAllowNone() {
    for (Instrument instrument : List.of(phq, gad, pcl)) {
      int items = instrument.scoring().items().size();
      Map<String, Integer> answers = answers(instrument, items, item -> 1);
      answers.remove("2");
      AnswerSheet sheet = new AnswerSheet(instrument, answers);
      assertEquals(List.of("answers.2"), fields(sheet.missing()));
      assertNull(sheet.score().total());
      assertNull(sheet.score().band());
    }
  }

  @Test
  void whatMayBeMissingCountsTheMeanOfTheOthersRoundedHalvesUp() {
    Instrument own = own();

    assertEquals(7, score(own, Map.of("a", 1, "b", 3, "c", 1)).total()); // 5 of 3 is 6.67 of 4
    assertEquals(2, score(own, Map.of("a", 0, "c", 1)).total()); // 1 of 2 is 1.5 of 3, b is skipped
    assertEquals(0, score(own, Map.of("a", 0, "c", 0)).total());
    assertEquals(12, score(own, Map.of("a", 3, "b", 3, "c", 3)).total());
    assertEquals(5, score(own, Map.of("a", 1, "b", 1, "c", 0, "d", 3)).total());
    assertNull(score(own, Map.of("a", 1, "c", 1)).total(), "b and d are missing");
    assertNull(score(own, Map.of()).total());
    assertEquals(Map.of(), score(own, Map.of("a", 1, "b", 3, "c", 1)).subscales());
    assertEquals(Map.of("ends", 4), score(own, Map.of("a", 1, "b", 0, "c", 0, "d", 3)).subscales());
    assertEquals("High", score(own, Map.of("a", 1, "b", 3, "c", 1)).band().label());
  }

  @Test
  void answersThatWereNotOfferedAreNamed() {
    Instrument own = own();

    assertEquals(
        List.of("answers.a", "answers.b", "answers.nothing"),
        fields(new AnswerSheet(own, Map.of("a", 2, "b", -1, "nothing", 0)).wrong()));
    assertEquals(
        List.of("answers"),
        fields(new AnswerSheet(own, Map.of("I drank with my brother", 1)).wrong()),
        "what is no id is not repeated");
    assertEquals(
        List.of("answers.a", "answers.c"), fields(new AnswerSheet(own, Map.of("d", 1)).missing()));
  }

  private static Instrument own() {
    return new ObjectMapper().convertValue(World.instrument(Map.of()), Instrument.class);
  }

  private static AnswerSheet.Score score(Instrument instrument, Map<String, Integer> answers) {
    AnswerSheet.Score score = new AnswerSheet(instrument, answers).score();
    assertNotNull(score.subscales());
    return score;
  }

  private static List<String> fields(List<WrongField> wrong) {
    return wrong.stream().map(WrongField::field).toList();
  }

  private static Map<String, Integer> answers(
      Instrument instrument, int items, IntFunction<Integer> value) {
    Map<String, Integer> answers = new HashMap<>();
    for (int item = 1; item <= items; item++) {
      answers.put(instrument.items().get(item - 1).id(), value.apply(item));
    }
    return answers;
  }

  private static Map<String, Integer> with(Map<String, Integer> answers, String item, int value) {
    Map<String, Integer> more = new HashMap<>(answers);
    more.put(item, value);
    return more;
  }

  /** Twenty values from 0 to 4 with that sum. */
  private static int[] spread(int total, Random random) {
    int[] values = new int[20];
    for (int left = total; left > 0; ) {
      int item = random.nextInt(20);
      if (values[item] < 4) {
        values[item]++;
        left--;
      }
    }
    return values;
  }
}
