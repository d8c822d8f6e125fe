package org.cairn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The committed contract. */
public final class Contract {
  private Contract() {}

  /** An operation of it. */
  public record Operation(String id, String method, String path) {}

  /** All operations, as they stand there. */
  public static List<Operation> operations() {
    try {
      JsonNode paths =
          new YAMLMapper().readTree(Path.of("openapi", "openapi.yaml").toFile()).get("paths");
      List<Operation> operations = new ArrayList<>();
      for (var path : paths.properties()) {
        for (var method : path.getValue().properties()) {
          if (method.getValue().has("operationId")) {
            operations.add(
                new Operation(
                    method.getValue().get("operationId").asText(),
                    method.getKey().toUpperCase(Locale.ROOT),
                    path.getKey()));
          }
        }
      }
      return operations;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
