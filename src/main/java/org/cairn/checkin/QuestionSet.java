package org.cairn.checkin;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What a program asks, in its order, and who reads the answers. Each change is a new version, for
 * an answer belongs to what was asked and to what was promised of it.
 */
record QuestionSet(
    UUID programId,
    int version,
    List<Question> asked,
    List<Question> required,
    List<Question> counselorSees,
    List<Question> facilitatorSees,
    Instant changedAt) {

  /** Whether it asks the same, whatever its version. */
  boolean says(QuestionSet other) {
    return asked.equals(other.asked)
        && Set.copyOf(required).equals(Set.copyOf(other.required))
        && Set.copyOf(counselorSees).equals(Set.copyOf(other.counselorSees))
        && Set.copyOf(facilitatorSees).equals(Set.copyOf(other.facilitatorSees));
  }

  /**
   * Who will see the answer, said to the participant before they write it. A rule can be added at
   * any time, so that what one can look at is never promised to stay with the participant alone.
   */
  String seenBy(Question question) {
    String seen =
        facilitatorSees.contains(question)
            ? "You, your counselor and, at a session, whoever leads it."
            : counselorSees.contains(question) ? "You and your counselor." : "Only you.";
    return question.watchable()
        ? seen + " If the answer is worrying, your care team is told."
        : seen;
  }
}
