package org.cairn.checkin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cairn.World;
import org.cairn.platform.WrongField;
import org.junit.jupiter.api.Test;

/** The files that ship, and what an instrument has to be. */
class InstrumentFilesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void theFreeOnesShipAndNoOthers() {
    assertEquals(
        Set.of("audit-c", "gad-7", "pcl-5", "phq-9"),
        shipped().stream().map(Instrument::slug).collect(Collectors.toSet()));
  }

  @Test
  void eachFileHoldsTogetherAndNamesItsLicenseAndSource() {
    try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
      Validator validator = factory.getValidator();
      for (Instrument instrument : shipped()) {
        assertEquals(Set.of(), validator.validate(instrument), instrument.slug());
        assertEquals(List.of(), InstrumentFaults.of(instrument), instrument.slug());
        assertTrue(
            instrument.license().matches("(?i).*(public domain|no permission required).*"),
            instrument.slug());
        assertTrue(instrument.source().citation().matches(".*(19|20)\\d\\d.*"), instrument.slug());
        assertFalse(instrument.bands().isEmpty(), instrument.slug());
      }
    }
  }

  @Test
  void optionsCountFromZeroUpwards() {
    for (Instrument instrument : shipped()) {
      for (Instrument.InstrumentItem item : instrument.items()) {
        assertEquals(
            IntStream.range(0, item.options().size()).boxed().toList(),
            item.options().stream().map(Instrument.AnswerOption::value).toList(),
            instrument.slug() + " " + item.id());
      }
    }
  }

  @Test
  void sentencesForTheParticipantAreNoDiagnosis() {
    for (Instrument instrument : shipped()) {
      for (Instrument.Band band : instrument.bands()) {
        assertFalse(
            band.sentence()
                .matches(
                    "(?i).*(depress|disorder|PTSD|alcoholi|diagnos|you (have|suffer|are)\\b.*)"),
            band.sentence());
      }
    }
  }

  @Test
  void thePhqAsksInThePublishedWords() {
    Instrument phq = shipped("phq-9");

    assertEquals(
        "Over the last 2 weeks, how often have you been bothered by any of the following problems?",
        phq.instruction());
    assertEquals(10, phq.items().size());
    assertEquals(
        List.of("Not at all", "Several days", "More than half the days", "Nearly every day"),
        labels(phq.items().get(0)));
    assertEquals(
        "Thoughts that you would be better off dead or of hurting yourself in some way",
        phq.items().get(8).text());
    assertEquals("9", phq.items().get(8).id(), "the rule that programs begin with names it");
    assertFalse(phq.scoring().items().contains("difficulty"));
  }

  @Test
  void theFirstAnswerOfTheGadIsNotAtAll() {
    Instrument gad = shipped("gad-7");

    assertEquals(7, gad.items().size());
    for (Instrument.InstrumentItem item : gad.items()) {
      assertEquals("Not at all", labels(item).get(0));
    }
  }

  @Test
  void theHashIsOfTheContentAndNotOfItsForm() throws Exception {
    String text = ShippedInstruments.texts().get(0);
    String other = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(text));

    assertArrayEquals(
        ShippedInstruments.File.of(JSON, text).hash(),
        ShippedInstruments.File.of(JSON, other).hash());
    assertFalse(
        java.util.Arrays.equals(
            ShippedInstruments.File.of(JSON, text).hash(),
            ShippedInstruments.File.of(JSON, text.replace("Never", "never")).hash()));
  }

  @Test
  void whatContradictsItselfIsNamedAtItsPlace() {
    Map<String, Object> option = Map.of("value", 0, "label", "No");
    Map<String, Object> yes = Map.of("value", 1, "label", "Yes");
    Map<String, Object> a = item("a", List.of(option, yes), null);
    Map<String, Map<String, Object>> wrong = new HashMap<>();
    wrong.put(
        "items[1].id",
        Map.of("items", List.of(a, a), "scoring", scoring(List.of("a"), 0), "bands", List.of()));
    wrong.put(
        "items[0].options",
        items(List.of(item("a", List.of(option, option), null)), scoring(List.of("a"), 0)));
    wrong.put(
        "items[0].askIf.items",
        items(
            List.of(item("a", List.of(option, yes), Map.of("items", List.of("a"), "atLeast", 1))),
            scoring(List.of("a"), 0)));
    wrong.put("scoring.items", items(List.of(a), scoring(List.of("z", "a"), 0)));
    wrong.put("scoring.mayMiss", items(List.of(a), scoring(List.of("a"), 1)));
    wrong.put("bands[0].from", Map.of("bands", List.of(band(1, 12, "All"))));
    wrong.put("bands[0].to", Map.of("bands", List.of(band(0, 11, "All"))));
    wrong.put("bands[1].from", Map.of("bands", List.of(band(0, 5, "Low"), band(7, 12, "High"))));
    wrong.put("bands", Map.of("bands", List.of(band(0, 5, "Low"), band(6, 12, "Low"))));
    List<String> found = new ArrayList<>();
    wrong.forEach(
        (field, change) -> {
          List<WrongField> faults =
              InstrumentFaults.of(JSON.convertValue(World.instrument(change), Instrument.class));
          if (!faults.stream().map(WrongField::field).toList().equals(List.of(field))) {
            found.add(field + " " + faults);
          }
        });

    assertEquals(List.of(), found);
    assertEquals(
        List.of(),
        InstrumentFaults.of(JSON.convertValue(World.instrument(Map.of()), Instrument.class)));
  }

  static Instrument shipped(String slug) {
    return shipped().stream().filter(one -> one.slug().equals(slug)).findFirst().orElseThrow();
  }

  static List<Instrument> shipped() {
    return ShippedInstruments.texts().stream()
        .map(text -> ShippedInstruments.File.of(JSON, text).instrument())
        .toList();
  }

  private static List<String> labels(Instrument.InstrumentItem item) {
    return item.options().stream().map(Instrument.AnswerOption::label).toList();
  }

  private static Map<String, Object> items(Object items, Object scoring) {
    return Map.of("items", items, "scoring", scoring, "bands", List.of());
  }

  private static Map<String, Object> item(String id, Object options, Object askIf) {
    Map<String, Object> item = new HashMap<>();
    item.put("id", id);
    item.put("text", "How?");
    item.put("options", options);
    item.put("required", true);
    item.put("askIf", askIf);
    return item;
  }

  private static Map<String, Object> scoring(List<String> items, int mayMiss) {
    return Map.of("items", items, "mayMiss", mayMiss, "skippedValue", 0, "subscales", List.of());
  }

  private static Map<String, Object> band(int from, int to, String label) {
    return Map.of("from", from, "to", to, "label", label, "sentence", "So it is.");
  }
}
