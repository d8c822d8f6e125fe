package org.cairn.checkin;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.cairn.platform.WrongField;
import org.jspecify.annotations.Nullable;

/** Answers to an instrument: whether they fit, what is left to answer, and their score. */
final class AnswerSheet {
  private static final Pattern ID = Pattern.compile(Instrument.SLUG);
  private static final int LONGEST_ID = 32;

  private final Instrument instrument;
  private final Map<String, Integer> answers;
  private final Set<String> asked = new HashSet<>();

  /**
   * @param answers item to the value of the option that was chosen
   */
  AnswerSheet(Instrument instrument, Map<String, Integer> answers) {
    this.instrument = instrument;
    this.answers = answers;
    for (Instrument.InstrumentItem item : instrument.items()) {
      if (isAsked(item)) {
        asked.add(item.id());
      }
    }
  }

  /**
   * A score.
   *
   * @param total null when too many items are missing
   * @param subscales by id, without those of which too many items are missing
   */
  record Score(
      @Nullable Integer total, Map<String, Integer> subscales, Instrument.@Nullable Band band) {}

  /** Answers that the instrument does not ask for, or does not offer. */
  List<WrongField> wrong() {
    Map<String, Instrument.InstrumentItem> byId = instrument.byId();
    List<WrongField> wrong = new ArrayList<>();
    new TreeMap<>(answers)
        .forEach(
            (id, value) -> {
              Instrument.InstrumentItem item = byId.get(id);
              if (item == null) {
                wrong.add(new WrongField(unknown(id), "is no item of this instrument"));
              } else if (!asked.contains(id)) {
                wrong.add(new WrongField(at(id), "is not asked after the other answers"));
              } else if (!item.offers(value)) {
                wrong.add(new WrongField(at(id), "has to be the value of one of its options"));
              }
            });
    return wrong;
  }

  /** Items that are asked and have to be answered, and are not. */
  List<WrongField> missing() {
    return instrument.items().stream()
        .filter(item -> item.required() && asked.contains(item.id()))
        .filter(item -> !answers.containsKey(item.id()))
        .map(item -> new WrongField(at(item.id()), "needs an answer"))
        .toList();
  }

  Score score() {
    Instrument.Scoring scoring = instrument.scoring();
    Integer total = sum(scoring.items(), scoring.mayMiss());
    Map<String, Integer> subscales = new TreeMap<>();
    for (Instrument.Subscale scale : scoring.subscales()) {
      Integer sum = sum(scale.items(), scale.mayMiss());
      if (sum != null) {
        subscales.put(scale.id(), sum);
      }
    }
    return new Score(total, subscales, total == null ? null : band(total));
  }

  /** What is missing counts the mean of what was answered; the sum is rounded, halves up. */
  private @Nullable Integer sum(List<String> items, int mayMiss) {
    int skipped = 0;
    int sum = 0;
    int answered = 0;
    int missing = 0;
    for (String item : items) {
      Integer answer = answers.get(item);
      if (!asked.contains(item)) {
        skipped += instrument.scoring().skippedValue();
      } else if (answer == null) {
        missing++;
      } else {
        sum += answer;
        answered++;
      }
    }
    if (missing > mayMiss || missing > 0 && answered == 0) {
      return null;
    }
    return missing == 0
        ? skipped + sum
        : skipped + (2 * sum * (answered + missing) + answered) / (2 * answered);
  }

  private Instrument.@Nullable Band band(int total) {
    return instrument.bands().stream()
        .filter(band -> band.from() <= total && total <= band.to())
        .findFirst()
        .orElse(null);
  }

  /** Items only ask for items before them, so what those ask for is known by now. */
  private boolean isAsked(Instrument.InstrumentItem item) {
    Instrument.AskIf askIf = item.askIf();
    return askIf == null
        || askIf.items().stream()
            .filter(asked::contains)
            .map(answers::get)
            .filter(Objects::nonNull)
            .anyMatch(value -> value >= askIf.atLeast());
  }

  private static String at(String item) {
    return "answers." + item;
  }

  /** What is no id could be anything, and is not repeated. */
  private static String unknown(String id) {
    return id.length() <= LONGEST_ID && ID.matcher(id).matches() ? at(id) : "answers";
  }
}
