package org.cairn.safety;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.cairn.identity.People;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An alert as staff read it: of whom, and by which rule; none of the participant's answers. */
@Schema(
    description =
        "Something about a participant that a person of the staff has to look at. Says by which rule, and none of the answers.")
record AlertView(
    UUID id,
    UUID programId,
    NamedPerson participant,
    AlertSeverity severity,
    @Schema(
            description = "The rule as it was, in plain words.",
            examples = "Craving of 9 or more in a check-in")
        String says,
    RuleKind kind,
    AlertSource source,
    AlertStatus status,
    Instant raisedAt,
    @Schema(
            description =
                "When it goes to the on-call, or comes up again, unless somebody does what is due; null once resolved.",
            nullable = true)
        @Nullable Instant dueAt,
    @Schema(description = "How often it went on for nobody did what was due.", examples = "0")
        int escalations,
    @Schema(description = "Who is on it, or was.", nullable = true) @Nullable NamedPerson claimedBy,
    @Schema(nullable = true) @Nullable Instant claimedAt,
    @Schema(nullable = true) @Nullable Instant resolvedAt,
    @Schema(nullable = true) @Nullable AlertOutcome outcome,
    @Schema(
            description =
                "Where to read what set it off, for those who may: the check-ins of that day or the assessments, for the"
                    + " participant's counselor; the session's roster; the message that raised it. Null for a silence, and for words that could not be sent.",
            examples =
                "/v1/programs/01981b2e-7c30-7c4e-8b1d-3a5e6f708192/participants/01981b2e-7c31-7d02-9c55-1f2e3d4c5b6a/check-ins?from=2026-11-23&days=1",
            nullable = true)
        @Nullable String link) {
  /** The same, with what people are called. */
  AlertView named(Map<UUID, People.Person> people) {
    return new AlertView(
        id,
        programId,
        participant.named(people),
        severity,
        says,
        kind,
        source,
        status,
        raisedAt,
        dueAt,
        escalations,
        claimedBy == null ? null : claimedBy.named(people),
        claimedAt,
        resolvedAt,
        outcome,
        link);
  }

  @Override
  public String toString() {
    return "AlertView[***]";
  }
}
