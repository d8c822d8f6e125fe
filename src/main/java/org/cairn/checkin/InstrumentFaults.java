package org.cairn.checkin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.cairn.platform.WrongField;

/**
 * What of an instrument contradicts itself, each at its place, such as {@code items[3].options}.
 */
final class InstrumentFaults {
  private final Instrument instrument;
  private final Map<String, Instrument.InstrumentItem> byId;
  private final List<WrongField> faults = new ArrayList<>();

  private InstrumentFaults(Instrument instrument) {
    this.instrument = instrument;
    this.byId = instrument.byId();
  }

  static List<WrongField> of(Instrument instrument) {
    InstrumentFaults found = new InstrumentFaults(instrument);
    found.items();
    found.scoring();
    found.bands();
    return found.faults;
  }

  private void items() {
    Set<String> before = new HashSet<>();
    for (int i = 0; i < instrument.items().size(); i++) {
      Instrument.InstrumentItem item = instrument.items().get(i);
      String at = "items[" + i + "]";
      Instrument.AskIf askIf = item.askIf();
      if (askIf != null) {
        expect(
            before.containsAll(askIf.items()), at + ".askIf.items", "has to name items before it");
      }
      expect(before.add(item.id()), at + ".id", "another item has it");
      expect(
          distinct(item.options().stream().map(Instrument.AnswerOption::value).toList()),
          at + ".options",
          "two of them have the same value");
    }
  }

  private void scoring() {
    Instrument.Scoring scoring = instrument.scoring();
    scale("scoring", scoring.items(), scoring.mayMiss());
    for (int i = 0; i < scoring.subscales().size(); i++) {
      Instrument.Subscale scale = scoring.subscales().get(i);
      scale("scoring.subscales[" + i + "]", scale.items(), scale.mayMiss());
    }
    expect(
        distinct(scoring.subscales().stream().map(Instrument.Subscale::id).toList()),
        "scoring.subscales",
        "two of them have the same id");
  }

  private void scale(String at, List<String> items, int mayMiss) {
    expect(byId.keySet().containsAll(items), at + ".items", "has to name items of the instrument");
    expect(distinct(items), at + ".items", "names an item twice");
    expect(mayMiss < items.size(), at + ".mayMiss", "has to leave an item to score");
  }

  private void bands() {
    if (instrument.bands().isEmpty() || !faults.isEmpty()) {
      return; // The range is that of items in order.
    }
    expect(
        distinct(instrument.bands().stream().map(Instrument.Band::label).toList()),
        "bands",
        "two of them have the same label");
    int next = reach(item -> value(item, false));
    for (int i = 0; i < instrument.bands().size(); i++) {
      Instrument.Band band = instrument.bands().get(i);
      expect(band.from() == next, "bands[" + i + "].from", "has to be " + next);
      expect(band.to() >= band.from(), "bands[" + i + "].to", "has to be from or more");
      next = band.to() + 1;
    }
    int highest = reach(item -> value(item, true));
    expect(
        next == highest + 1,
        "bands[" + (instrument.bands().size() - 1) + "].to",
        "has to be " + highest);
  }

  private int reach(ToIntFunction<Instrument.InstrumentItem> value) {
    return instrument.scoring().items().stream()
        .mapToInt(id -> value.applyAsInt(java.util.Objects.requireNonNull(byId.get(id))))
        .sum();
  }

  private int value(Instrument.InstrumentItem item, boolean highest) {
    List<Integer> values =
        new ArrayList<>(item.options().stream().map(Instrument.AnswerOption::value).toList());
    if (item.askIf() != null) {
      values.add(instrument.scoring().skippedValue());
    }
    return highest ? java.util.Collections.max(values) : java.util.Collections.min(values);
  }

  private void expect(boolean holds, String field, String message) {
    if (!holds) {
      faults.add(new WrongField(field, message));
    }
  }

  private static boolean distinct(Collection<?> values) {
    return new HashSet<>(values).size() == values.size();
  }
}
