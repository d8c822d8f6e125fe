package org.cairn.platform;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Completes the contract with what every operation shares: its errors as problem details with an
 * example, its security, and the headers of idempotency and conditional requests. What belongs to
 * one operation stands at its method.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ContractFilter implements OASFilter {
  private static final String PROBLEM = "Problem";
  private static final String MEDIA_TYPE = "application/problem+json";
  private static final Set<String> OPEN =
      Set.of("enroll", "enrollExternal", "signIn", "refresh", "getJwks");

  @Override
  public void filterOpenAPI(OpenAPI document) {
    Components components = document.getComponents();
    components.addSchema(PROBLEM, problemSchema());
    components.removeSchema("HttpProblem");
    components.removeSchema("HttpValidationProblem");
    components.removeSchema("Violation");
    for (Map.Entry<String, PathItem> path : document.getPaths().getPathItems().entrySet()) {
      path.getValue().getOperations().forEach((method, operation) -> complete(method, operation));
    }
  }

  private static void complete(PathItem.HttpMethod method, Operation operation) {
    boolean open = OPEN.contains(operation.getOperationId());
    boolean body = operation.getRequestBody() != null;
    List<Parameter> parameters =
        operation.getParameters() == null ? List.of() : operation.getParameters();
    boolean inPath =
        parameters.stream().anyMatch(parameter -> parameter.getIn() == Parameter.In.PATH);
    boolean inQuery =
        parameters.stream().anyMatch(parameter -> parameter.getIn() == Parameter.In.QUERY);
    boolean ifMatch =
        parameters.stream().anyMatch(parameter -> "If-Match".equals(parameter.getName()));
    boolean idempotent =
        method == PathItem.HttpMethod.POST
            && !open
            && operation.getResponses().hasAPIResponse("201");
    boolean conditional =
        method == PathItem.HttpMethod.GET
            && !open
            && !"listParticipants".equals(operation.getOperationId())
            && !"listStaff".equals(operation.getOperationId())
            && !"listAssignments".equals(operation.getOperationId());

    Map<String, List<PlatformProblem>> errors = new TreeMap<>();
    if (body || inQuery || idempotent) {
      add(errors, body ? PlatformProblem.INVALID_FIELDS : PlatformProblem.BAD_REQUEST);
    }
    if (!open) {
      operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme("bearer"));
      add(errors, PlatformProblem.UNAUTHENTICATED);
      add(errors, PlatformProblem.FORBIDDEN);
    } else {
      operation.setSecurity(new ArrayList<>());
    }
    if (inPath) {
      add(errors, PlatformProblem.NOT_FOUND);
    }
    if (body) {
      add(errors, PlatformProblem.TOO_LARGE);
      add(errors, PlatformProblem.UNSUPPORTED_MEDIA_TYPE);
    }
    if (idempotent) {
      operation.addParameter(
          header(
              IdempotentInterceptor.HEADER,
              "Any text that is unique for this request, such as a random UUID; kept for two days. The same key and request bring the first answer again.",
              "0b0d3f5e-6a4c-4a3e-9d8e-0c1f2a3b4c5d"));
      add(errors, PlatformProblem.KEY_IN_USE);
      add(errors, PlatformProblem.KEY_REUSED);
    }
    if (ifMatch) {
      add(errors, PlatformProblem.STALE);
      add(errors, PlatformProblem.PRECONDITION_REQUIRED);
    }
    if (conditional) {
      operation.addParameter(
          header("If-None-Match", "The ETag of what you have.", "\"pZ8mXc2V0aT1hQ7rW3dE\""));
      operation
          .getResponses()
          .addAPIResponse(
              "304", OASFactory.createAPIResponse().description("You have it already."));
      operation
          .getResponses()
          .getAPIResponse("200")
          .addHeader(
              "ETag",
              OASFactory.createHeader()
                  .description("Changes exactly when the answer does.")
                  .schema(string()));
    }
    add(errors, PlatformProblem.NOT_ACCEPTABLE);
    add(errors, PlatformProblem.INTERNAL_ERROR);
    add(errors, PlatformProblem.UNAVAILABLE);
    errors.forEach(
        (status, problems) -> problems.forEach(problem -> error(operation, status, problem)));
    operation.getResponses().getAPIResponses().forEach(ContractFilter::complete);
  }

  private static void add(Map<String, List<PlatformProblem>> errors, PlatformProblem problem) {
    errors
        .computeIfAbsent(String.valueOf(problem.status()), status -> new ArrayList<>())
        .add(problem);
  }

  /** An error may be described at the method already, by the slugs of its room. */
  private static void error(Operation operation, String status, PlatformProblem problem) {
    APIResponse response = operation.getResponses().getAPIResponse(status);
    if (response == null) {
      operation
          .getResponses()
          .addAPIResponse(status, OASFactory.createAPIResponse().description(problem.type()));
    } else if (!String.valueOf(response.getDescription()).contains("/")) {
      response.description(problem.type());
    } else if (!response.getDescription().contains(problem.type())) {
      response.description(response.getDescription() + ", " + problem.type());
    }
  }

  private static void complete(String status, APIResponse response) {
    if (!status.startsWith("4") && !status.startsWith("5")) {
      return;
    }
    String type = response.getDescription().split("[, ;]", 2)[0];
    Map<String, Object> example = new java.util.LinkedHashMap<>();
    example.put("type", type);
    example.put("status", Integer.valueOf(status));
    example.put("title", PlatformProblem.of(Integer.parseInt(status)).title());
    example.put("requestId", "5f0c4f0e-7f0d-4a66-9f53-0a2c1d3e4f50");
    response.setContent(
        OASFactory.createContent()
            .addMediaType(
                MEDIA_TYPE,
                OASFactory.createMediaType()
                    .schema(OASFactory.createSchema().ref(PROBLEM))
                    .example(example)));
    if (status.equals("429") || status.equals("503")) {
      response.addHeader(
          "Retry-After",
          OASFactory.createHeader().description("Seconds to wait.").schema(string()));
    }
    if (status.equals("401")) {
      response.addHeader(
          "WWW-Authenticate",
          OASFactory.createHeader().description("Bearer (RFC 6750).").schema(string()));
    }
  }

  private static Parameter header(String name, String description, String example) {
    return OASFactory.createParameter()
        .name(name)
        .in(Parameter.In.HEADER)
        .description(description)
        .schema(string())
        .example(example);
  }

  private static Schema string() {
    return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
  }

  private static Schema problemSchema() {
    Schema field =
        OASFactory.createSchema()
            .addType(Schema.SchemaType.OBJECT)
            .addProperty(
                "field",
                string().description("The field, by its path in the body, or the parameter."))
            .addProperty("in", string().description("body, query, path or header."))
            .addProperty(
                "message",
                string().description("What it has to be. The value sent is never repeated."));
    return OASFactory.createSchema()
        .addType(Schema.SchemaType.OBJECT)
        .description(
            "A problem (RFC 9457). Decide by type, which is stable; show title, which is for people.")
        .addProperty("type", string().description("Room and slug, such as schedule/session-full."))
        .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
        .addProperty("title", string())
        .addProperty("detail", string())
        .addProperty("instance", string())
        .addProperty("requestId", string().description("Name it when you ask for help."))
        .addProperty(
            "violations", OASFactory.createSchema().addType(Schema.SchemaType.ARRAY).items(field))
        .required(List.of("type", "status", "title"));
  }
}
