package org.cairn.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * JSON that we write ourselves and read again: what does not work is a fault of ours, and says
 * nothing of what was in it.
 */
public final class Json {
  private Json() {}

  /** As it is stored. */
  public static String write(ObjectMapper json, Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw broken("written", e);
    }
  }

  /** What was stored. */
  public static <T> T read(ObjectMapper json, String text, Class<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw broken("read", e);
    }
  }

  /** What was stored. */
  public static <T> T read(ObjectMapper json, String text, TypeReference<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw broken("read", e);
    }
  }

  private static IllegalStateException broken(String what, JsonProcessingException e) {
    return new IllegalStateException(
        "JSON cannot be " + what + ": " + e.getClass().getSimpleName());
  }
}
