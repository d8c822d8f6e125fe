package org.cairn.schedule;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Attendance as staff record it. */
@Schema(description = "Whether somebody came, as staff record it.")
record NewAttendance(
    @NotNull @Schema(examples = "left_early") AttendanceStatus status,
    @Schema(examples = "work", nullable = true) @Nullable AttendanceReason reason,
    @Min(0)
        @Max(720)
        @Schema(
            description =
                "Minutes attended, when it was not the whole session; with present, late and left_early.",
            examples = "90",
            nullable = true)
        @Nullable Integer minutes) {

  /** Refuses minutes that cannot have been. */
  void requireMinutes(long longest) {
    boolean came =
        status == AttendanceStatus.PRESENT
            || status == AttendanceStatus.LATE
            || status == AttendanceStatus.LEFT_EARLY;
    if (minutes != null && (!came || minutes > longest)) {
      throw ScheduleProblem.MINUTES_UNCLEAR.problem();
    }
  }
}
