package org.cairn.platform;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * A kind of error that a room answers with, as RFC 9457 problem details. Each room has one closed
 * enum of them; the constant's name is the slug, {@code SESSION_FULL} in {@code schedule} being
 * {@code schedule/session-full}.
 */
public interface ProblemType {
  /** The constant's name. */
  String name();

  /** HTTP status code. */
  int status();

  /** One plain, kind sentence for a person. It never contains data of the request. */
  String title();

  /** The stable {@code type} of the problem: room and slug. */
  default String type() {
    String room = getClass().getPackageName();
    return room.substring(room.lastIndexOf('.') + 1)
        + "/"
        + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The problem, to throw. */
  default HttpProblem problem() {
    return builder().build();
  }

  /** The problem with a sentence that says what to do. No personal data in it. */
  default HttpProblem problem(String detail) {
    return builder().withDetail(detail).build();
  }

  /**
   * The problem that names a field of the body.
   *
   * @param message what it has to be; never the value that was sent
   */
  default HttpProblem at(String field, String message) {
    return at(List.of(field), message);
  }

  /** As {@link #at(String, String)}, for each of the fields. */
  default HttpProblem at(List<String> fields, String message) {
    return at(fields.stream().map(field -> new WrongField(field, message)).toList());
  }

  /** As {@link #at(String, String)}, where each of the fields needs something else. */
  default HttpProblem at(List<WrongField> fields) {
    return builder().with("violations", fields).build();
  }

  /** As {@link #at(String, String)}, for a parameter in the path. */
  default HttpProblem atPath(String parameter, String message) {
    return builder()
        .with("violations", List.of(new WrongField(parameter, "path", message)))
        .build();
  }

  /** The problem, to be furnished with members of its own. */
  default HttpProblem.Builder builder() {
    return HttpProblem.builder()
        .withType(URI.create(type()))
        .withStatus(status())
        .withTitle(title());
  }
}
