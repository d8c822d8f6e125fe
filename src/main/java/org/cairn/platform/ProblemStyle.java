package org.cairn.platform;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkiverse.resteasy.problem.validation.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.MDC;

/**
 * Gives every problem the house's style, whoever made it: a stable type, a plain title, the request
 * id. What the framework wrote into the detail is dropped, for it may name classes or repeat what
 * was sent.
 */
@ApplicationScoped
class ProblemStyle implements ProblemPostProcessor {
  @Override
  public int priority() {
    return 1;
  }

  @Override
  public HttpProblem apply(HttpProblem problem, ProblemContext context) {
    boolean ours = problem.getType() != null && problem.getType().toString().indexOf('/') > 0;
    Object violations = problem.getParameters().get("violations");
    HttpProblem.Builder styled;
    if (ours) {
      styled = HttpProblem.builder(problem).withInstance(null);
    } else if (violations instanceof List<?> list) {
      styled =
          PlatformProblem.INVALID_FIELDS
              .builder()
              .with("violations", list.stream().map(this::field).toList());
    } else {
      styled = PlatformProblem.of(problem.getStatusCode()).builder();
      problem.getHeaders().forEach(styled::withHeader);
    }
    Object requestId = MDC.get(RequestIds.MDC_KEY);
    return requestId == null || problem.getParameters().containsKey("requestId")
        ? styled.build()
        : styled.with("requestId", requestId).build();
  }

  /**
   * Of an item of a list the validator also names the kind of place: {@code [1].<list element>}.
   */
  private Object field(Object violation) {
    return violation instanceof Violation v
        ? new WrongField(v.field.replace(".<list element>", ""), v.in, v.message)
        : violation;
  }
}
