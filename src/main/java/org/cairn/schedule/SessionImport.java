package org.cairn.schedule;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Sessions as another system knows them. */
@Schema(description = "Sessions as another system, such as an EHR, knows them.")
record SessionImport(
    @NotBlank
        @Size(max = 60)
        @Schema(description = "Which system; always the same name.", examples = "ehr")
        String source,
    @NotEmpty
        @Size(max = 100)
        @Schema(
            description = "At most 100, each session once.",
            examples =
                "[{\"externalId\": \"A-1001\", \"kind\": \"group_therapy\", \"mode\": \"in_person\", \"title\": \"Evening group\", \"localStart\": \"2026-12-01T18:00:00\", \"minutes\": 180, \"capacity\": 12, \"status\": \"scheduled\"}]")
        List<@Valid @NotNull ImportedSession> rows) {

  /** A session as another system knows it. */
  @Schema(description = "A session as another system knows it.")
  record ImportedSession(
      @NotBlank
          @Size(max = 120)
          @Schema(description = "What the other system calls it.", examples = "A-1001")
          String externalId,
      @NotNull @Schema(examples = "group_therapy") SessionKind kind,
      @NotNull @Schema(examples = "in_person") SessionMode mode,
      @NotBlank @Size(max = 120) @Schema(examples = "Evening group") String title,
      @NotNull
          @Schema(
              description =
                  "Local date and time at the site, at most two years ahead. Parts of a second are dropped.",
              examples = "2026-12-01T18:00:00")
          LocalDateTime localStart,
      @NotNull @Min(5) @Max(720) @Schema(description = "Length in minutes.", examples = "180")
          Integer minutes,
      @Schema(nullable = true, examples = "01990a2b-7c1d-7e2f-8a3b-4c5d6e7f8091")
          @Nullable UUID roomId,
      @Size(max = 500) @Schema(nullable = true, examples = "https://meet.example.org/evening-group")
          @Nullable String joinLink,
      @NotNull @Min(1) @Max(500) @Schema(examples = "12") Integer capacity,
      @NotNull @Schema(examples = "scheduled") SessionStatus status,
      @Size(min = 1, max = 200)
          @Schema(
              description = "Shown to the participants.",
              nullable = true,
              examples = "The facilitator is away.")
          @Nullable String cancelReason) {

    /** What it says of the session itself. */
    NewSession session() {
      return new NewSession(kind, mode, title, localStart, minutes, roomId, joinLink, capacity);
    }
  }
}
