package org.cairn.schedule;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A week of a participant in a program. */
@Schema(
    description =
        "A week in a program, Monday to Sunday at its site. Each session counts once: as attended, excused or missed"
            + " when that is on record, and as booked until then.")
record ProgressView(
    UUID programId,
    @Schema(description = "Its Monday.", examples = "2026-11-23") LocalDate week,
    @Schema(
            description = "What the plan that holds on its Sunday asks for; null without a plan.",
            examples = "540",
            nullable = true)
        @Nullable Integer plannedMinutes,
    @Schema(description = "Booked, attendance not on record yet.", examples = "180")
        int bookedMinutes,
    @Schema(examples = "180") int attendedMinutes,
    @Schema(examples = "0") int excusedMinutes,
    @Schema(examples = "60") int missedMinutes,
    @Schema(
            description =
                "The most that this week can still come to: attended, booked, and the openings with free places that"
                    + " fit together. Commitments are left free, unless a coordinator asks, who does not see them.",
            examples = "480")
        int reachableMinutes,
    @Schema(
            description = "What attended and booked time lacks to the plan; 0 without a plan.",
            examples = "180")
        int shortfallMinutes,
    @Schema(
            description =
                "The participant's openings of that week, if there are any that make up for what is missing.",
            examples = "/v1/me/openings?from=2026-11-23&days=7",
            nullable = true)
        @Nullable String makeUp,
    @Schema(
            description = "The same in a sentence.",
            examples = "180 minutes are open this week, and there are sessions that fit.")
        String message) {}
