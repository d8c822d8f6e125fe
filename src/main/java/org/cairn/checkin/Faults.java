package org.cairn.checkin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * What does not fit in answers to a version of the questions. The database looks for it in the
 * statement that writes; here it becomes a problem that names the fields.
 */
record Faults(
    boolean questionsKnown, List<String> notAsked, List<String> missing, List<String> unknown) {
  /** The columns of the function that finds them. */
  static final String COLUMNS = "f.not_asked, f.missing, f.unknown";

  /** That nothing is wrong. */
  static final String NONE = "f.not_asked = '{}' and f.missing = '{}' and f.unknown = '{}'";

  static Faults map(ResultSet row) throws SQLException {
    return row.getArray("not_asked") == null
        ? new Faults(false, List.of(), List.of(), List.of())
        : new Faults(true, list(row, "not_asked"), list(row, "missing"), list(row, "unknown"));
  }

  /** Throws the first problem there is, if there is one. */
  void refuse() {
    if (!questionsKnown) {
      throw CheckInProblem.QUESTIONS_UNKNOWN.at(
          "questionsVersion", "is a version that this program has asked");
    }
    if (!notAsked.isEmpty()) {
      throw CheckInProblem.ANSWER_NOT_ASKED.at(fields(notAsked), "was not asked");
    }
    if (!missing.isEmpty()) {
      throw CheckInProblem.ANSWER_MISSING.at(fields(missing), "needs an answer");
    }
    if (!unknown.isEmpty()) {
      throw CheckInProblem.ANSWER_UNKNOWN.at(
          fields(unknown), "has an entry that is not on the list");
    }
  }

  private static List<String> fields(List<String> keys) {
    return keys.stream().map(SelfReport::field).toList();
  }

  private static List<String> list(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }
}
