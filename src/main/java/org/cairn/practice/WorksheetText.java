package org.cairn.practice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.platform.Encrypter;
import org.jspecify.annotations.Nullable;

/** What is written in worksheets: in the database it is encrypted under the participant's key. */
@ApplicationScoped
class WorksheetText {
  private static final TypeReference<Map<String, @Nullable Object>> DOCUMENT =
      new TypeReference<>() {};

  private final Encrypter encrypter;
  private final ObjectMapper json;

  WorksheetText(Encrypter encrypter, ObjectMapper json) {
    this.encrypter = encrypter;
    this.json = json;
  }

  /** Asks for the keys of all of them at once. */
  void prepare(List<byte[]> texts) {
    encrypter.prepare(texts);
  }

  byte @Nullable [] closedTitle(UUID participant, WorksheetView worksheet) {
    return encrypter.encryptIfPresent(participant, titleOf(worksheet.id()), worksheet.title());
  }

  byte[] closed(UUID participant, WorksheetView worksheet) {
    try {
      return encrypter.encrypt(
          participant, contentOf(worksheet.id()), json.writeValueAsBytes(worksheet.content()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a worksheet cannot be written");
    }
  }

  @Nullable String title(UUID worksheet, byte @Nullable [] title) {
    return title == null ? null : encrypter.decrypt(titleOf(worksheet), title).orElse(null);
  }

  /** Empty when its author's key has been erased. */
  Map<String, @Nullable Object> content(UUID worksheet, byte[] content) {
    return encrypter
        .decrypt(contentOf(worksheet), content)
        .map(
            text -> {
              try {
                return json.readValue(text, DOCUMENT);
              } catch (JsonProcessingException e) {
                // Without the cause, which would repeat what is written.
                throw new IllegalStateException("a worksheet cannot be read");
              }
            })
        .orElse(Map.of());
  }

  private static Encrypter.Place titleOf(UUID id) {
    return new Encrypter.Place("worksheet.title", id);
  }

  private static Encrypter.Place contentOf(UUID id) {
    return new Encrypter.Place("worksheet.content", id);
  }
}
