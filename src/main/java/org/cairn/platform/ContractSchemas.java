package org.cairn.platform;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/**
 * Makes the schemas say what the application does: what an operation answers, which members are
 * always there, which may be null, and what a pattern and a date without a zone really ask for.
 */
final class ContractSchemas {
  private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
  private static final String PAGE = "Page";

  private final Map<String, List<ClassInfo>> records = new HashMap<>();
  private final Components components;

  ContractSchemas(IndexView index, Components components) {
    this.components = components;
    for (ClassInfo known : index.getKnownClasses()) {
      if (known.isRecord() && known.name().toString().startsWith("org.cairn.")) {
        records.computeIfAbsent(known.simpleName(), name -> new ArrayList<>()).add(known);
      }
    }
  }

  /** Gives each success its schema: the scanner finds that of a plain 200 alone. */
  void answers(Operation operation, MethodInfo method) {
    operation
        .getResponses()
        .getAPIResponses()
        .forEach(
            (status, response) -> {
              if (status.startsWith("2")
                  && !status.equals("204")
                  && response.getContent() == null) {
                Schema schema = OASFactory.createSchema().ref(name(method.returnType()));
                response.setContent(
                    OASFactory.createContent()
                        .addMediaType(
                            "application/json", OASFactory.createMediaType().schema(schema)));
              }
            });
  }

  private String name(Type type) {
    Type body =
        type.kind() == Type.Kind.PARAMETERIZED_TYPE
            ? type.asParameterizedType().arguments().get(0)
            : type;
    String name = body.name().withoutPackagePrefix().replaceAll(".*\\$", "");
    if (!components.getSchemas().containsKey(name)) {
      throw new IllegalStateException("the contract has no schema " + name);
    }
    return name;
  }

  void tidy(OpenAPI document) {
    components.getSchemas().forEach(this::tidy);
    document
        .getPaths()
        .getPathItems()
        .values()
        .forEach(
            path ->
                path.getOperations()
                    .values()
                    .forEach(
                        operation -> {
                          if (operation.getParameters() != null) {
                            operation.getParameters().forEach(ContractSchemas::tidy);
                          }
                        }));
    Schema local = components.getSchemas().get("LocalDateTime");
    if (local != null) {
      // RFC 3339's date-time always has an offset; this one never has.
      local.setFormat(null);
      local.setPattern(
          "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?$");
    }
  }

  private static void tidy(Parameter parameter) {
    if (parameter.getSchema() != null) {
      tidy(parameter.getSchema());
    }
  }

  private void tidy(Schema schema, RecordComponentInfo component) {
    require(schema, component.name(), component.type());
    Schema property = schema.getProperties().get(component.name());
    if (property != null && listsLocalTimes(component.type())) {
      property.setItems(OASFactory.createSchema().ref("LocalDateTime"));
    }
  }

  /** The scanner writes these out as moments, which they are not. */
  private static boolean listsLocalTimes(Type type) {
    return type.kind() == Type.Kind.PARAMETERIZED_TYPE
        && type.asParameterizedType().arguments().stream()
            .anyMatch(one -> one.name().toString().equals(LocalDateTime.class.getName()));
  }

  private void tidy(String name, Schema schema) {
    tidy(schema);
    List<ClassInfo> shapes = records.getOrDefault(name, List.of());
    if (!shapes.isEmpty() && schema.getProperties() != null) {
      shapes.stream()
          .filter(shape -> shapes.size() == 1 || describes(shape, schema))
          .flatMap(shape -> shape.recordComponents().stream())
          .forEach(component -> tidy(schema, component));
    } else if (name.startsWith(PAGE) && schema.getProperties() != null) {
      schema.setRequired(new ArrayList<>(List.of("items")));
    }
  }

  /** Whether it is this one of the records of that name. */
  private static boolean describes(ClassInfo shape, Schema schema) {
    return shape.recordComponents().stream()
        .map(RecordComponentInfo::name)
        .toList()
        .containsAll(schema.getProperties().keySet());
  }

  private static void require(Schema schema, String property, Type type) {
    boolean nullable = type.hasAnnotation(NULLABLE);
    boolean listed = schema.getRequired() != null && schema.getRequired().contains(property);
    if (!nullable && !listed && schema.getProperties().containsKey(property)) {
      schema.addRequired(property);
    }
  }

  private static void tidy(Schema schema) {
    if (schema.getRef() != null || schema.getAnyOf() != null && !schema.getAnyOf().isEmpty()) {
      // The scanner repeats the type next to the reference, and so rules out the null beside it.
      schema.setType(null);
    }
    String pattern = schema.getPattern();
    if (pattern != null && !pattern.equals("\\S") && !pattern.startsWith("^")) {
      // Bean Validation matches the whole text; JSON Schema looks for the pattern anywhere in it.
      schema.setPattern("^(?:" + pattern + ")$");
    }
    if (schema.getProperties() != null) {
      schema.getProperties().values().forEach(ContractSchemas::tidy);
    }
    if (schema.getItems() != null) {
      tidy(schema.getItems());
    }
  }
}
