package org.cairn.platform;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.tags.Tag;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/**
 * Completes the contract with what every operation shares: its errors, its security, and the
 * headers of idempotency and conditional requests. What an operation takes part in is read from its
 * annotations; what belongs to one operation alone stands at its method.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ContractFilter implements OASFilter {
  private static final DotName OPERATION =
      DotName.createSimple(org.eclipse.microprofile.openapi.annotations.Operation.class);

  private final IndexView index;

  /** With the index of the application's classes. */
  public ContractFilter(IndexView index) {
    this.index = index;
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    document.addServer(
        OASFactory.createServer()
            .url("/")
            .description(
                "The deployment that this document comes from: local, staging or production.")
            .extensions(Map.of("x-internal", false)));
    // The scanner finds them in no order of its own.
    document.setTags(
        document.getTags().stream().sorted(Comparator.comparing(Tag::getName)).toList());
    ContractSchemas schemas = new ContractSchemas(index, document.getComponents());
    ContractProblems problems = new ContractProblems(index, document.getComponents());
    for (PathItem path : document.getPaths().getPathItems().values()) {
      for (Operation operation : path.getOperations().values()) {
        MethodInfo method = method(operation);
        schemas.answers(operation, method);
        complete(operation, method, problems);
      }
    }
    schemas.tidy(document);
    problems.publish(document.getComponents());
  }

  private MethodInfo method(Operation operation) {
    for (AnnotationInstance annotation : index.getAnnotations(OPERATION)) {
      if (operation.getOperationId().equals(annotation.value("operationId").asString())) {
        return annotation.target().asMethod();
      }
    }
    throw new IllegalStateException("no method for operation " + operation.getOperationId());
  }

  private static void complete(Operation operation, MethodInfo method, ContractProblems problems) {
    boolean open = has(method, "org.cairn.identity.Open");
    boolean idempotent = has(method, Idempotent.class.getName());
    boolean body = operation.getRequestBody() != null;
    List<Parameter> parameters =
        operation.getParameters() == null ? List.of() : operation.getParameters();
    boolean inPath = parameters.stream().anyMatch(one -> one.getIn() == Parameter.In.PATH);
    boolean inQuery = parameters.stream().anyMatch(one -> one.getIn() == Parameter.In.QUERY);
    boolean paged = parameters.stream().anyMatch(one -> "cursor".equals(one.getName()));
    boolean ifMatch = parameters.stream().anyMatch(one -> "If-Match".equals(one.getName()));

    Set<PlatformProblem> errors = new LinkedHashSet<>();
    if (body || inQuery) {
      errors.add(PlatformProblem.INVALID_FIELDS);
    }
    if (body || inQuery || idempotent) {
      errors.add(PlatformProblem.BAD_REQUEST);
    }
    if (paged) {
      errors.add(PlatformProblem.CURSOR_INVALID);
    }
    if (open) {
      operation.setSecurity(new ArrayList<>());
    } else {
      operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme("bearer"));
      errors.add(PlatformProblem.UNAUTHENTICATED);
      if (method.annotation(DotName.createSimple("org.cairn.identity.Allowed")).value() != null) {
        errors.add(PlatformProblem.FORBIDDEN);
      }
    }
    if (inPath) {
      errors.add(PlatformProblem.NOT_FOUND);
    }
    if (body) {
      errors.add(PlatformProblem.TOO_LARGE);
      errors.add(PlatformProblem.UNSUPPORTED_MEDIA_TYPE);
    }
    if (idempotent) {
      operation.addParameter(idempotencyKey());
      operation
          .getResponses()
          .getAPIResponse("201")
          .addHeader(
              "Idempotency-Replayed",
              OASFactory.createHeader()
                  .description("true when this is the first answer, sent again.")
                  .schema(string().enumeration(List.of("true"))));
      errors.add(PlatformProblem.KEY_IN_USE);
      errors.add(PlatformProblem.KEY_REUSED);
    }
    if (ifMatch) {
      errors.add(PlatformProblem.STALE);
      errors.add(PlatformProblem.PRECONDITION_REQUIRED);
    }
    if (has(method, Conditional.class.getName())) {
      conditional(operation, method.hasAnnotation("jakarta.ws.rs.GET"));
    }
    errors.add(PlatformProblem.NOT_ACCEPTABLE);
    errors.add(PlatformProblem.INTERNAL_ERROR);
    errors.add(PlatformProblem.UNAVAILABLE);
    problems.answers(operation, errors);
  }

  private static void conditional(Operation operation, boolean read) {
    for (String success : List.of("200", "201")) {
      APIResponse answer = operation.getResponses().getAPIResponse(success);
      if (answer != null) {
        answer.addHeader(
            "ETag",
            OASFactory.createHeader()
                .description("Changes exactly when the answer does.")
                .schema(string()));
      }
    }
    if (read) {
      operation.addParameter(
          OASFactory.createParameter()
              .name("If-None-Match")
              .in(Parameter.In.HEADER)
              .description("The ETag of what you have.")
              .schema(string().maxLength(1000))
              .example("\"pZ8mXc2V0aT1hQ7rW3dE\""));
      APIResponse same = OASFactory.createAPIResponse().description("You have it already.");
      operation.getResponses().addAPIResponse("304", same);
    }
  }

  private static Parameter idempotencyKey() {
    return OASFactory.createParameter()
        .name(IdempotentInterceptor.HEADER)
        .in(Parameter.In.HEADER)
        .description(
            "Any text that is unique for this request, such as a random UUID; kept for two days. The same key and request bring the first answer again.")
        .schema(string().minLength(1).maxLength(255).pattern("^[\\x21-\\x7E]+$"))
        .example("0b0d3f5e-6a4c-4a3e-9d8e-0c1f2a3b4c5d");
  }

  private static boolean has(MethodInfo method, String annotation) {
    ClassInfo resource = method.declaringClass();
    return method.hasAnnotation(annotation) || resource.hasDeclaredAnnotation(annotation);
  }

  static Schema string() {
    return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
  }

  /** Of the problems, those of one status, in their order. */
  static Map<Integer, List<PlatformProblem>> byStatus(Set<PlatformProblem> problems) {
    return problems.stream()
        .collect(
            java.util.stream.Collectors.groupingBy(
                PlatformProblem::status,
                java.util.TreeMap::new,
                java.util.stream.Collectors.toList()));
  }
}
