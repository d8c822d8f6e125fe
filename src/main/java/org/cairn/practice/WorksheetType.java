package org.cairn.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import java.util.List;
import java.util.stream.StreamSupport;
import org.cairn.skills.Language;

/**
 * One version of a kind of worksheet, as its file describes it.
 *
 * @param file the file itself, byte for byte, as it is published
 * @param schema the file read, for its titles
 * @param rules the file compiled, to hold documents against
 */
record WorksheetType(String slug, int version, byte[] file, JsonNode schema, Schema rules)
    implements Comparable<WorksheetType> {

  String title() {
    return title(Language.EN);
  }

  String title(Language language) {
    return in(language, schema, "title");
  }

  String summary(Language language) {
    return in(language, schema, "description");
  }

  /** A keyword of a field as it reads in a language, in English if it is there in no other. */
  static String in(Language language, JsonNode field, String keyword) {
    String english = field.path(keyword).asText();
    return field.path("x-" + keyword + "-" + language.word()).asText(english);
  }

  int minutes() {
    return schema.path("x-minutes").asInt();
  }

  List<WorksheetTypeView.WorksheetSource> sources() {
    return StreamSupport.stream(schema.path("x-sources").spliterator(), false)
        .map(
            source ->
                new WorksheetTypeView.WorksheetSource(
                    source.path("citation").asText(),
                    source.hasNonNull("url") ? source.path("url").asText() : null))
        .toList();
  }

  @Override
  public int compareTo(WorksheetType other) {
    int bySlug = slug.compareTo(other.slug);
    return bySlug == 0 ? Integer.compare(version, other.version) : bySlug;
  }
}
