package org.cairn.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Values that fit a schema of the contract, or do not, by chance. */
final class Nonsense {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\0",
          "a\0b",
          "\ud800",
          "\udc00x",
          "\uFEFF",
          "\u202Eabc",
          "\uD83E\uDD93",
          "\u001b[31m",
          "' or 1=1--",
          "\"; drop table account; --",
          "%00",
          "%s%n%x",
          "${jndi:ldap://x}",
          "../../etc/passwd",
          "<script>alert(1)</script>",
          "null",
          "NaN",
          "-1",
          "0",
          "1e400",
          "99999999999999999999",
          "2026-02-30",
          "+999999999-12-31",
          "-999999999-01-01T00:00:00",
          "2026-11-23T10:00:00",
          "0b0d3f5e-6a4c-4a3e-9d8e-0c1f2a3b4c5d",
          "1-1-1-1-1",
          "K\u212A\u0130\u0131\u00DF",
          "e\u0301".repeat(40),
          "x".repeat(41),
          "x".repeat(5000));
  private static final List<JsonNode> OTHERS =
      List.of(
          JSON.nullNode(),
          JSON.booleanNode(true),
          JSON.numberNode(0),
          JSON.numberNode(-1),
          JSON.numberNode(Integer.MAX_VALUE),
          JSON.numberNode(Long.MIN_VALUE),
          BigIntegerNode.valueOf(BigInteger.TEN.pow(300)),
          DecimalNode.valueOf(new BigDecimal("1e-400")),
          DecimalNode.valueOf(new BigDecimal("0.1")),
          JSON.arrayNode(),
          JSON.objectNode(),
          JSON.arrayNode().add(JSON.arrayNode().add(1)),
          JSON.objectNode().put("id", 1));

  private final Random random;
  private final JsonNode contract;

  Nonsense(Random random, JsonNode contract) {
    this.random = random;
    this.contract = contract;
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  String text() {
    return one(TEXTS);
  }

  /** Mostly what the schema asks for. */
  JsonNode value(JsonNode schema) {
    if (chance(12)) {
      return chance(60) ? JSON.textNode(text()) : one(OTHERS);
    }
    if (schema.has("$ref")) {
      return value(contract.at(schema.path("$ref").asText().substring(1)));
    }
    if (schema.has("properties")) {
      return object(schema);
    }
    if (schema.has("examples")) {
      return schema.path("examples").get(0);
    }
    if (schema.has("enum")) {
      return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
    }
    if (schema.has("items")) {
      ArrayNode list = JSON.arrayNode();
      for (int i = random.nextInt(3); i >= 0; i--) {
        list.add(value(schema.path("items")));
      }
      return list;
    }
    if (schema.has("anyOf")) {
      return value(schema.path("anyOf").get(0));
    }
    return JSON.textNode(
        "uuid".equals(schema.path("format").asText())
            ? new java.util.UUID(random.nextLong(), random.nextLong()).toString()
            : text());
  }

  private ObjectNode object(JsonNode schema) {
    ObjectNode object = JSON.objectNode();
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      if (!chance(6)) {
        object.set(property.getKey(), value(property.getValue()));
      }
    }
    if (chance(3)) {
      object.put(text(), text());
    }
    return object;
  }
}
