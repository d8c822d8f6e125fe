package org.cairn.practice;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.cairn.skills.Situation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A skill that I practiced, and what it did. What is left out and can be added later is null. */
@Schema(
    description =
        "A skill that I practiced, and what it did. My counselor in its program sees it; the note only when I share it.")
record NewPractice(
    @NotNull
        @Size(max = 80)
        @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*")
        @Schema(description = "The skill, by its slug.", examples = "urge-surfing")
        String skill,
    @Schema(
            description =
                "The edition that I read. Left out, it is the one offered to me now in the languages of Accept-Language.",
            examples = "0192f7a0-5b1e-7c3a-9d2f-1a2b3c4d5e6f",
            nullable = true)
        @Nullable UUID editionId,
    @Schema(description = "What it was for.", examples = "craving", nullable = true)
        @Nullable Situation situation,
    @Min(0)
        @Max(10)
        @Schema(
            description = "How strong the feeling or craving was before, 0 to 10.",
            examples = "8",
            nullable = true)
        @Nullable Integer before,
    @Min(0)
        @Max(10)
        @Schema(description = "And after; it can be added later.", examples = "4", nullable = true)
        @Nullable Integer after,
    @Min(1) @Max(600) @Schema(description = "How long it took.", examples = "10", nullable = true)
        @Nullable Integer minutes,
    @Size(min = 1, max = 2000)
        @Schema(
            description = "A note. Encrypted under my own key.",
            examples = "It passed while I counted.",
            nullable = true)
        @Nullable String note,
    @Schema(
            description = "Whether my counselor may read the note; not unless I say so.",
            examples = "false",
            nullable = true)
        @Nullable Boolean noteShared,
    @Schema(
            description =
                "When it was: within the last 14 days. Left out, it is now, and in a change what it was.",
            examples = "2026-11-23T23:05:00Z",
            nullable = true)
        @Nullable Instant practicedAt,
    @NotBlank
        @Size(max = 60)
        @Schema(
            description = "IANA time zone in which I live that day.",
            examples = "America/New_York")
        String timeZone,
    @Schema(
            description = "In which of my programs; needed when I am in more than one.",
            examples = "0198c6f8-5e6a-7c4a-8e9d-0c1f2a3b4c5d",
            nullable = true)
        @Nullable UUID programId) {

  NewPractice {
    practicedAt = practicedAt == null ? null : practicedAt.truncatedTo(ChronoUnit.MICROS);
  }

  boolean shared() {
    return note != null && Boolean.TRUE.equals(noteShared);
  }

  /** Whether it is of the skill, the edition and the program that are on record. */
  boolean isOf(PracticeView read) {
    return skill.equals(read.skill())
        && (editionId == null || editionId.equals(read.editionId()))
        && (programId == null || programId.equals(read.programId()));
  }

  /** Whether it says what is on record. */
  boolean sameAs(PracticeView read) {
    return isOf(read)
        && situation == read.situation()
        && Objects.equals(before, read.before())
        && Objects.equals(after, read.after())
        && Objects.equals(minutes, read.minutes())
        && Objects.equals(note, read.note())
        && shared() == read.noteShared()
        && (practicedAt == null || practicedAt.equals(read.practicedAt()))
        && timeZone.equals(read.timeZone());
  }

  @Override
  public String toString() {
    return "NewPractice[***]";
  }
}
