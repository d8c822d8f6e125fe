package org.cairn.checkin;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;

/** A field of the body that needs another value, as {@code platform/invalid-fields} names one. */
record WrongField(String field, String in, String message) {
  WrongField(String field, String message) {
    this(field, "body", message);
  }

  /** The problem, with the fields that it is about. */
  static HttpProblem problem(CheckInProblem problem, List<WrongField> fields) {
    return problem.builder().with("violations", fields).build();
  }
}
