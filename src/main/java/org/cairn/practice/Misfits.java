package org.cairn.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cairn.platform.WrongField;

/** Where a document does not fit its kind of worksheet, in words for the person who wrote it. */
final class Misfits {
  /** What can wait until the worksheet is complete. */
  private static final Set<String> MISSING = Set.of("required", "minItems", "minLength");

  /** A body has room for thousands; nobody reads them. */
  private static final int MOST = 50;

  private Misfits() {}

  /** One for each place, at most fifty. No message has anything of the document in it. */
  static List<WrongField> of(WorksheetType type, JsonNode content, boolean complete) {
    Map<String, WrongField> places = new LinkedHashMap<>();
    for (Error error : type.rules().validate(content)) {
      if (complete || !MISSING.contains(error.getKeyword())) {
        String place = place(error);
        places.putIfAbsent(place, new WrongField(place, message(error)));
      }
    }
    return new ArrayList<>(places.values()).subList(0, Math.min(places.size(), MOST));
  }

  /** As a path in the body. What is missing is named itself; what is unknown is not repeated. */
  private static String place(Error error) {
    StringBuilder place = new StringBuilder("content");
    NodePath path = error.getInstanceLocation();
    for (int i = 0; i < path.getNameCount(); i++) {
      if (path.getElement(i) instanceof Integer index) {
        place.append('[').append(index.intValue()).append(']');
      } else {
        place.append('.').append(path.getElement(i));
      }
    }
    return error.getKeyword().equals("required")
        ? place.append('.').append(error.getProperty()).toString()
        : place.toString();
  }

  private static String message(Error error) {
    String limit = error.getSchemaNode().asText();
    return switch (error.getKeyword()) {
      case "required", "minLength" -> "is still needed before this is complete";
      case "minItems" -> "needs at least " + limit + " before this is complete";
      case "maxItems" -> "has room for " + limit;
      case "maxLength" -> "has room for " + limit + " characters";
      case "minimum" -> "has to be " + limit + " or more";
      case "maximum" -> "has to be " + limit + " or less";
      case "enum" -> "has to be one of the choices";
      case "format" -> "has to be a day, written like 2026-11-23";
      case "additionalProperties" -> "has a field that this worksheet does not have";
      case "type" ->
          switch (limit) {
            case "string" -> "has to be text";
            case "integer" -> "has to be a whole number";
            case "boolean" -> "has to be true or false";
            case "array" -> "has to be a list";
            default -> "has to be a group of fields";
          };
      default -> "does not fit this worksheet";
    };
  }
}
