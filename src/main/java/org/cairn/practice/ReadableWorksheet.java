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
import org.cairn.skills.Language;

/**
 * A worksheet as a page to read or print: what was filled in, in the order of its kind, under the
 * titles that the form had. Two templates write it down.
 *
 * @param locale of the page's own words, as a language tag
 * @param kind what its kind is called
 * @param title what the participant calls it, or the same
 */
record ReadableWorksheet(
    String locale, String kind, String title, List<Line> facts, List<Section> sections) {
  /** What the page says itself. */
  private enum Words {
    EN(
        Language.EN,
        Locale.US,
        "EEEE, MMMM d, yyyy 'at' h:mm a zzz",
        "Begun",
        "Finished",
        "Not yet",
        "Last changed",
        "Yes",
        "No",
        "of"),
    ES(
        Language.ES,
        Locale.forLanguageTag("es-US"),
        "EEEE, d 'de' MMMM 'de' yyyy, h:mm a zzz",
        "Empezada",
        "Terminada",
        "Todavía no",
        "Último cambio",
        "Sí",
        "No",
        "de");

    private final Language language;
    private final Locale locale;
    private final DateTimeFormatter day;
    private final DateTimeFormatter moment;
    private final String begun;
    private final String finished;
    private final String notYet;
    private final String changed;
    private final String yes;
    private final String no;
    private final String of;

    Words(
        Language language,
        Locale locale,
        String moment,
        String begun,
        String finished,
        String notYet,
        String changed,
        String yes,
        String no,
        String of) {
      this.language = language;
      this.locale = locale;
      this.day = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale);
      this.moment = DateTimeFormatter.ofPattern(moment, locale);
      this.begun = begun;
      this.finished = finished;
      this.notYet = notYet;
      this.changed = changed;
      this.yes = yes;
      this.no = no;
      this.of = of;
    }
  }

  /** A label, and what stands beside it. */
  record Line(String label, List<String> values) {
    @Override
    public String toString() {
      return "Line[***]";
    }
  }

  /** What belongs together, such as one feeling; the title is empty for the only one. */
  record Card(String title, List<Line> lines) {
    @Override
    public String toString() {
      return "Card[***]";
    }
  }

  /** A field of the form: a text, a list of texts, or cards. */
  record Section(String title, String text, List<String> items, List<Card> cards) {
    @Override
    public String toString() {
      return "Section[***]";
    }
  }

  /**
   * @param zone of the participant's program, in which days and times are told
   */
  static ReadableWorksheet of(
      WorksheetType type,
      JsonNode content,
      WorksheetView worksheet,
      ZoneId zone,
      Language language) {
    Words words = language == Language.ES ? Words.ES : Words.EN;
    List<Line> facts = new ArrayList<>();
    facts.add(
        new Line(words.begun, List.of(words.moment.format(worksheet.startedAt().atZone(zone)))));
    facts.add(
        worksheet.completedAt() == null
            ? new Line(words.finished, List.of(words.notYet))
            : new Line(
                words.finished,
                List.of(words.moment.format(worksheet.completedAt().atZone(zone)))));
    facts.add(
        new Line(words.changed, List.of(words.moment.format(worksheet.changedAt().atZone(zone)))));
    String title = worksheet.title();
    return new ReadableWorksheet(
        words.locale.toLanguageTag(),
        type.title(language),
        title == null ? type.title(language) : clean(title),
        facts,
        fields(type.schema()).stream()
            .filter(field -> answered(content.path(field)))
            .map(
                field ->
                    section(words, type.schema().at("/properties/" + field), content.path(field)))
            .toList());
  }

  private static Section section(Words words, JsonNode schema, JsonNode value) {
    String title = WorksheetType.in(words.language, schema, "title");
    if (value.isObject()) {
      return new Section(title, "", List.of(), List.of(card(words, "", schema, value)));
    }
    if (!value.isArray()) {
      return new Section(title, text(words, schema, value), List.of(), List.of());
    }
    JsonNode items = schema.path("items");
    if (!items.has("properties")) {
      return new Section(title, "", texts(words, items, value), List.of());
    }
    List<Card> cards = new ArrayList<>();
    for (JsonNode item : value) {
      cards.add(
          card(
              words,
              WorksheetType.in(words.language, items, "title") + " " + (cards.size() + 1),
              items,
              item));
    }
    return new Section(title, "", List.of(), cards);
  }

  private static Card card(Words words, String title, JsonNode schema, JsonNode value) {
    List<Line> lines = new ArrayList<>();
    for (String field : fields(schema)) {
      JsonNode of = schema.at("/properties/" + field);
      JsonNode answer = value.path(field);
      if (answered(answer)) {
        lines.add(
            new Line(
                WorksheetType.in(words.language, of, "title"),
                answer.isArray()
                    ? texts(words, of.path("items"), answer)
                    : List.of(text(words, of, answer))));
      }
    }
    return new Card(title, lines);
  }

  private static List<String> texts(Words words, JsonNode schema, JsonNode values) {
    return StreamSupport.stream(values.spliterator(), false)
        .map(value -> text(words, schema, value))
        .toList();
  }

  private static String text(Words words, JsonNode schema, JsonNode value) {
    if (value.isBoolean()) {
      return value.asBoolean() ? words.yes : words.no;
    }
    if (value.isNumber()) {
      return value.asInt() + " " + words.of + " " + schema.path("maximum").asInt();
    }
    for (int i = 0; i < schema.path("enum").size(); i++) {
      if (schema.path("enum").get(i).equals(value)) {
        return schema.path("x-enum-" + words.language.word()).path(i).asText(value.asText());
      }
    }
    if (schema.path("format").asText().equals("date")) {
      try {
        return words.day.format(LocalDate.parse(value.asText()));
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
