package org.cairn.checkin;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What a program asks, in its order, and who reads the answers. Each change is a new version, for
 * an answer belongs to what was asked and to what was promised of it.
 *
 * @param watched questions whose answers a rule looks at, today
 */
record QuestionSet(
    UUID programId,
    int version,
    List<Question> asked,
    List<Question> required,
    List<Question> counselorSees,
    List<Question> facilitatorSees,
    List<Question> watched,
    Instant changedAt) {

  /** Whether it asks the same, whatever its version. */
  boolean says(QuestionSet other) {
    return asked.equals(other.asked)
        && Set.copyOf(required).equals(Set.copyOf(other.required))
        && Set.copyOf(counselorSees).equals(Set.copyOf(other.counselorSees))
        && Set.copyOf(facilitatorSees).equals(Set.copyOf(other.facilitatorSees));
  }

  /** Who will see the answer, said to the participant before they write it. */
  String seenBy(Question question) {
    String seen =
        facilitatorSees.contains(question)
            ? "You, your counselor and whoever leads this session."
            : counselorSees.contains(question) ? "You and your counselor." : "Only you.";
    return watched.contains(question)
        ? seen + " If the answer is worrying, your care team is told."
        : seen;
  }
}
