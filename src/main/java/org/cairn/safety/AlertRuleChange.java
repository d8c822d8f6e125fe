package org.cairn.safety;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What of a rule can be tuned. */
@Schema(description = "What of a rule can be tuned. All of it.")
record AlertRuleChange(
    @DecimalMin("0")
        @DecimalMax("999")
        @Digits(integer = 3, fraction = 1)
        @Schema(
            description = "As the rule's kind takes it; null for use.",
            examples = "7",
            nullable = true)
        @Nullable BigDecimal threshold,
    @NotNull @Schema(examples = "urgent") AlertSeverity severity,
    @NotNull @Schema(description = "Whether it is looked at.", examples = "true") Boolean active) {}
