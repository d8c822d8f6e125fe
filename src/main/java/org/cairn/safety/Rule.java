package org.cairn.safety;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a rule looks at.
 *
 * @param threshold with one digit after the point, if that is not a nought
 */
record Rule(
    RuleKind kind,
    @Nullable String measure,
    @Nullable String instrument,
    @Nullable String item,
    @Nullable BigDecimal threshold) {
  private static final BigDecimal SCALE = BigDecimal.TEN;
  private static final BigDecimal DAY = BigDecimal.valueOf(24);
  private static final BigDecimal MOST_IN_A_ROW = BigDecimal.valueOf(90);

  Rule {
    threshold = threshold == null ? null : plain(threshold);
  }

  /** Throws the problem that says what to change, before the database's own checks refuse it. */
  Rule checked(AlertSeverity severity) {
    boolean measured =
        kind == RuleKind.AT_LEAST || kind == RuleKind.AT_MOST || kind == RuleKind.RISE;
    boolean ofInstrument = kind == RuleKind.ITEM || kind == RuleKind.SCORE;
    boolean counted = kind == RuleKind.NO_SHOWS || kind == RuleKind.SILENCE;
    takes("measure", measured, measure);
    takes("instrument", ofInstrument, instrument);
    takes("item", kind == RuleKind.ITEM, item);
    takes("threshold", !kind.plain(), threshold);
    if (counted && severity == AlertSeverity.ACUTE) {
      throw SafetyProblem.RULE_NOT_ACUTE.at("severity", "is urgent or routine");
    }
    if (threshold != null) {
      BigDecimal most = measured ? "sleepHours".equals(measure) ? DAY : SCALE : MOST_IN_A_ROW;
      boolean least = counted || kind == RuleKind.RISE || ofInstrument;
      if (threshold.compareTo(most) > 0 && !ofInstrument
          || least && threshold.signum() <= 0
          || counted && threshold.stripTrailingZeros().scale() > 0) {
        throw SafetyProblem.THRESHOLD_OUT_OF_RANGE.at(
            "threshold",
            counted
                ? "is a whole number from 1 to " + most
                : "is "
                    + (least ? "more than 0" : "0 or more")
                    + (ofInstrument ? "" : " and at most " + most));
      }
    }
    return this;
  }

  private void takes(String field, boolean wanted, @Nullable Object value) {
    if (wanted != (value != null)) {
      throw SafetyProblem.RULE_UNCLEAR.at(
          field,
          wanted
              ? "is needed for a rule of the kind " + kind.word()
              : "is left out for a rule of the kind " + kind.word());
    }
  }

  /** In plain words, for staff at night. Says what the rule looks for, and no answer. */
  String words() {
    String amount = threshold == null ? "" : threshold.toPlainString();
    boolean one = BigDecimal.ONE.equals(threshold);
    return switch (kind) {
      case AT_LEAST -> measured(amount, "or more") + " in a check-in";
      case AT_MOST -> measured(amount, "or less") + " in a check-in";
      case RISE ->
          named() + " " + amount + " or more above their usual of two weeks, in a check-in";
      case USE -> "Use since last time, named in a check-in";
      case ITEM ->
          "Item " + item + " of " + title() + meaning() + " answered with " + amount + " or more";
      case SCORE -> title() + " score of " + amount + " or more";
      case NO_SHOWS -> one ? "A session missed" : amount + " sessions missed in a row";
      case SILENCE -> "No check-in, message or session for " + amount + (one ? " day" : " days");
      case DISTRESS -> "Words in a message that sound as if a life were in danger";
      case CONCERN -> "Words in a message of somebody who may be getting worse";
    };
  }

  private String measured(String amount, String bound) {
    return "sleepHours".equals(measure)
        ? amount + (BigDecimal.ONE.equals(threshold) ? " hour" : " hours") + " of sleep " + bound
        : named() + " of " + amount + " " + bound;
  }

  private String named() {
    return switch (Objects.requireNonNullElse(measure, "")) {
      case "mood" -> "Mood";
      case "craving" -> "Craving";
      case "stress" -> "Stress";
      default -> "Hours of sleep";
    };
  }

  private String title() {
    return Objects.requireNonNullElse(instrument, "").toUpperCase(Locale.ROOT);
  }

  /** Whoever is woken by it has to know what it asks (Kroenke, Spitzer and Williams 2001). */
  private String meaning() {
    return "phq-9".equals(instrument) && "9".equals(item)
        ? ", about thoughts of death or of hurting oneself,"
        : "";
  }

  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
