package org.cairn.practice;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/**
 * A worksheet as a page to read or print: what was filled in, in the order of its kind, under the
 * titles that the form had. Two templates write it down.
 *
 * @param kind what its kind is called
 * @param title what the participant calls it, or the same
 */
record ReadableWorksheet(String kind, String title, List<Line> facts, List<Section> sections) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(Locale.US);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy 'at' h:mm a zzz", Locale.US);

  /** A label, and what stands beside it. */
  record Line(String label, List<String> values) {}

  /** What belongs together, such as one feeling; the title is empty for the only one. */
  record Card(String title, List<Line> lines) {}

  /** A field of the form: a text, a list of texts, or cards. */
  record Section(String title, String text, List<String> items, List<Card> cards) {}

  /**
   * @param zone of the participant's program, in which days and times are told
   */
  static ReadableWorksheet of(
      WorksheetType type, JsonNode content, WorksheetView worksheet, ZoneId zone) {
    List<Line> facts = new ArrayList<>();
    facts.add(new Line("Begun", List.of(MOMENT.format(worksheet.startedAt().atZone(zone)))));
    facts.add(
        worksheet.completedAt() == null
            ? new Line("Finished", List.of("Not yet"))
            : new Line("Finished", List.of(MOMENT.format(worksheet.completedAt().atZone(zone)))));
    facts.add(new Line("Last changed", List.of(MOMENT.format(worksheet.changedAt().atZone(zone)))));
    String title = worksheet.title();
    return new ReadableWorksheet(
        type.title(),
        title == null ? type.title() : clean(title),
        facts,
        fields(type.schema()).stream()
            .filter(field -> answered(content.path(field)))
            .map(field -> section(type.schema().at("/properties/" + field), content.path(field)))
            .toList());
  }

  private static Section section(JsonNode schema, JsonNode value) {
    String title = schema.path("title").asText();
    if (value.isObject()) {
      return new Section(title, "", List.of(), List.of(card("", schema, value)));
    }
    if (!value.isArray()) {
      return new Section(title, text(schema, value), List.of(), List.of());
    }
    JsonNode items = schema.path("items");
    if (!items.has("properties")) {
      return new Section(title, "", texts(items, value), List.of());
    }
    List<Card> cards = new ArrayList<>();
    for (JsonNode item : value) {
      cards.add(card(items.path("title").asText() + " " + (cards.size() + 1), items, item));
    }
    return new Section(title, "", List.of(), cards);
  }

  private static Card card(String title, JsonNode schema, JsonNode value) {
    List<Line> lines = new ArrayList<>();
    for (String field : fields(schema)) {
      JsonNode of = schema.at("/properties/" + field);
      JsonNode answer = value.path(field);
      if (answered(answer)) {
        lines.add(
            new Line(
                of.path("title").asText(),
                answer.isArray() ? texts(of.path("items"), answer) : List.of(text(of, answer))));
      }
    }
    return new Card(title, lines);
  }

  private static List<String> texts(JsonNode schema, JsonNode values) {
    return StreamSupport.stream(values.spliterator(), false)
        .map(value -> text(schema, value))
        .toList();
  }

  private static String text(JsonNode schema, JsonNode value) {
    if (value.isBoolean()) {
      return value.asBoolean() ? "Yes" : "No";
    }
    if (value.isNumber()) {
      return value.asInt() + " of " + schema.path("maximum").asInt();
    }
    if (schema.path("format").asText().equals("date")) {
      try {
        return DAY.format(LocalDate.parse(value.asText()));
      } catch (DateTimeParseException e) {
        return clean(value.asText());
      }
    }
    return clean(value.asText());
  }

  private static boolean answered(JsonNode value) {
    return value.isValueNode() ? !value.isNull() && !value.asText().isBlank() : !value.isEmpty();
  }

  private static List<String> fields(JsonNode schema) {
    return StreamSupport.stream(schema.path("x-order").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  /**
   * Without what is no letter: control characters, and marks that turn the direction of the text
   * around them and make it say something else (Unicode Standard Annex 9, 2.1 to 2.3).
   */
  private static String clean(String text) {
    return text.replaceAll("\r\n?|[\u2028\u2029]", "\n")
        .replaceAll("[\\p{Cc}&&[^\n\t]]|[\u202A-\u202E\u2066-\u2069]", "");
  }

  @Override
  public String toString() {
    return "ReadableWorksheet[***]";
  }
}
