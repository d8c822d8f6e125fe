package org.cairn.checkin;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The answers of some days to one question, as the database sums them up. */
record Answers(
    @Nullable BigDecimal median,
    @Nullable BigDecimal lowest,
    @Nullable BigDecimal highest,
    int days) {
  static final Answers NONE = new Answers(null, null, null, 0);

  @Override
  public String toString() {
    return "Answers[***]";
  }
}
