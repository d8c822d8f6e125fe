package org.cairn.platform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;

/**
 * The errors of the contract. A room names its own by their slugs in the description of a response;
 * here each gets its example, with its own title. What only the platform answers is written once
 * and referred to.
 */
final class ContractProblems {
  private static final String SCHEMA = "Problem";
  private static final String TIME = "date-time";
  private static final Pattern SLUG = Pattern.compile("[a-z]+/[a-z]+(?:-[a-z]+)*");

  private final Map<String, ProblemType> known = new TreeMap<>();
  private final Map<String, APIResponse> shared = new TreeMap<>();

  ContractProblems(IndexView index, Components components) {
    for (ClassInfo room : index.getAllKnownImplementations(ProblemType.class)) {
      try {
        Class<?> type =
            Class.forName(room.name().toString(), true, ProblemType.class.getClassLoader());
        for (Object constant : type.getEnumConstants()) {
          ProblemType problem = (ProblemType) constant;
          known.put(problem.type(), problem);
        }
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
    }
    components.removeSchema("HttpProblem");
    components.removeSchema("HttpValidationProblem");
    components.removeSchema("Violation");
    components.addSchema(SCHEMA, schema());
  }

  /** Adds the platform's errors to those that the operation's method names. */
  void answers(Operation operation, Set<PlatformProblem> platform) {
    Map<Integer, List<PlatformProblem>> byStatus = ContractFilter.byStatus(platform);
    operation
        .getResponses()
        .getAPIResponses()
        .forEach(
            (status, response) -> {
              if (status.startsWith("4") || status.startsWith("5")) {
                List<PlatformProblem> more = byStatus.remove(Integer.valueOf(status));
                complete(operation, status, response, more == null ? List.of() : more);
              }
            });
    byStatus.forEach(
        (status, problems) ->
            operation
                .getResponses()
                .addAPIResponse(
                    status.toString(), OASFactory.createAPIResponse().ref(share(problems))));
  }

  void publish(Components components) {
    shared.forEach(components::addResponse);
  }

  private void complete(
      Operation operation, String status, APIResponse response, List<PlatformProblem> platform) {
    List<ProblemType> all = new ArrayList<>();
    Matcher slugs = SLUG.matcher(String.valueOf(response.getDescription()));
    while (slugs.find()) {
      ProblemType problem = known.get(slugs.group());
      if (problem == null || problem.status() != Integer.parseInt(status)) {
        throw new IllegalStateException(
            operation.getOperationId() + " has no " + slugs.group() + " with status " + status);
      }
      all.add(problem);
    }
    String description = response.getDescription();
    for (PlatformProblem problem : platform) {
      if (!all.contains(problem)) {
        all.add(problem);
        description += ", " + problem.type();
      }
    }
    fill(response.description(description), all);
  }

  private String share(List<PlatformProblem> problems) {
    String name = problems.stream().map(ContractProblems::camel).collect(Collectors.joining("Or"));
    shared.computeIfAbsent(
        name,
        missing -> {
          String types = problems.stream().map(ProblemType::type).collect(Collectors.joining(", "));
          return fill(OASFactory.createAPIResponse().description(types), problems);
        });
    return name;
  }

  private static String camel(ProblemType problem) {
    StringBuilder name = new StringBuilder();
    for (String word : problem.name().split("_", -1)) {
      name.append(word.charAt(0)).append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
    }
    return name.toString();
  }

  private static APIResponse fill(APIResponse response, List<? extends ProblemType> problems) {
    MediaType body = OASFactory.createMediaType().schema(OASFactory.createSchema().ref(SCHEMA));
    for (ProblemType problem : problems) {
      Map<String, Object> example = new LinkedHashMap<>();
      example.put("type", problem.type());
      example.put("status", problem.status());
      example.put("title", problem.title());
      example.put("requestId", "5f0c4f0e-7f0d-4a66-9f53-0a2c1d3e4f50");
      body.addExample(
          problem.type().replaceAll(".*/", ""), OASFactory.createExample().value(example));
    }
    response.setContent(OASFactory.createContent().addMediaType("application/problem+json", body));
    int status = problems.get(0).status();
    if (status == 429 || status == 503) {
      header(response, "Retry-After", "Seconds to wait.");
    }
    if (status == 429) {
      header(response, "RateLimit-Policy", "The limit and its window, in seconds.");
      header(response, "RateLimit", "What is left, and the seconds until there is more.");
    }
    if (status == 401) {
      header(response, "WWW-Authenticate", "Bearer (RFC 6750).");
    }
    return response;
  }

  private static void header(APIResponse response, String name, String description) {
    response.addHeader(
        name, OASFactory.createHeader().description(description).schema(ContractFilter.string()));
  }

  private static Schema schema() {
    Schema field =
        OASFactory.createSchema()
            .addType(Schema.SchemaType.OBJECT)
            .addProperty("field", text("The field, by its path in the body, or the parameter."))
            .addProperty("in", text("body, query, path or header."))
            .addProperty("message", text("What it has to be. The value sent is never repeated."));
    return OASFactory.createSchema()
        .addType(Schema.SchemaType.OBJECT)
        .description(
            "A problem (RFC 9457). Decide by type, which is stable; show title, which is for people. Some types have members of their own; each says in its description which.")
        .addProperty("type", text("Room and slug, such as schedule/session-full."))
        .addProperty(
            "status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER).format("int32"))
        .addProperty("title", text("What happened, for people."))
        .addProperty("detail", text("What to do about it."))
        .addProperty("instance", text("The address that answered."))
        .addProperty("requestId", text("Name it when you ask for help."))
        .addProperty(
            "violations", OASFactory.createSchema().addType(Schema.SchemaType.ARRAY).items(field))
        .addProperty(
            "conflict",
            OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("schedule/overlaps: my session at that time.")
                .addProperty("sessionId", text("The session.").format("uuid"))
                .addProperty("startsAt", text("When it starts.").format(TIME))
                .addProperty("endsAt", text("When it ends.").format(TIME))
                .required(List.of("sessionId", "startsAt", "endsAt")))
        .addProperty(
            "conflicts",
            list("Conflict", "schedule/clashes and schedule/facilitator-busy: what is taken."))
        .addProperty(
            "rows", list("ImportedRow", "schedule/import-refused: what became of each row."))
        .addProperty(
            "first",
            text("schedule/rule-start: the local time at which the rule has its first session."))
        .addProperty(
            "bookingId", text("schedule/already-booked: the booking that I have.").format("uuid"))
        .addProperty("entryId", text("schedule/already-in-line: my place in line.").format("uuid"))
        .addProperty(
            "opensAt",
            text("checkin/not-open-yet and checkin/closed: when check-in opens.").format(TIME))
        .addProperty(
            "closesAt",
            text("checkin/not-open-yet and checkin/closed: when check-in closes.").format(TIME))
        .addProperty("until", text("peergroup/paused: when I may write again.").format(TIME))
        .required(List.of("type", "status", "title"));
  }

  private static Schema list(String of, String description) {
    return OASFactory.createSchema()
        .addType(Schema.SchemaType.ARRAY)
        .items(OASFactory.createSchema().ref(of))
        .description(description);
  }

  private static Schema text(String description) {
    return ContractFilter.string().description(description);
  }
}
