package org.cairn.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import java.util.List;
import java.util.stream.StreamSupport;

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
    return schema.path("title").asText();
  }

  String summary() {
    return schema.path("description").asText();
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
