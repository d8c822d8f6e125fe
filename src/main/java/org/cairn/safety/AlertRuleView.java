package org.cairn.safety;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A rule. */
@Schema(
    description =
        "What is noticed. Of the acute kind the participant gets crisis support in the answer itself.")
record AlertRuleView(
    UUID id,
    @Schema(description = "In plain words.", examples = "Craving of 9 or more in a check-in")
        String says,
    RuleKind kind,
    @Schema(examples = "craving", nullable = true) @Nullable String measure,
    @Schema(examples = "phq-9", nullable = true) @Nullable String instrument,
    @Schema(examples = "9", nullable = true) @Nullable String item,
    @Schema(examples = "9", nullable = true) @Nullable BigDecimal threshold,
    AlertSeverity severity,
    @Schema(description = "Whether it is looked at.") boolean active,
    Instant changedAt) {

  static AlertRuleView of(
      UUID id, Rule rule, AlertSeverity severity, boolean active, Instant changedAt) {
    return new AlertRuleView(
        id,
        rule.words(),
        rule.kind(),
        rule.measure(),
        rule.instrument(),
        rule.item(),
        rule.threshold(),
        severity,
        active,
        changedAt);
  }

  /** The rule with another threshold. */
  Rule with(@Nullable BigDecimal another) {
    return new Rule(kind, measure, instrument, item, another);
  }
}
