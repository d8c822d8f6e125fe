package org.cairn.practice;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A worksheet as I fill it in. */
@Schema(description = "A worksheet of mine, all of it as far as it is.")
record NewWorksheet(
    @NotNull
        @Pattern(regexp = "[a-z]+(-[a-z]+)*")
        @Size(max = 60)
        @Schema(description = "Its kind.", examples = "thought-record")
        String type,
    @NotNull
        @Min(1)
        @Max(999)
        @Schema(description = "The version of the kind that was shown to me.", examples = "1")
        Integer typeVersion,
    @Schema(
            description =
                "For which program; needed by those only who take part in several. Who is in none keeps it to themselves.",
            examples = "0197a3b0-5c1e-7d2a-9f00-3d6f1c2b4a5e",
            nullable = true)
        @Nullable UUID programId,
    @Size(min = 1, max = 120)
        @Schema(
            description = "What I call it; null for the name of its kind. Encrypted.",
            examples = "The evening at my brother's",
            nullable = true)
        @Nullable String title,
    @NotNull
        @Size(max = 50)
        @Schema(
            description =
                "What I wrote, as the kind's JSON Schema says; a field that is null is left out. Encrypted under my own"
                    + " key.",
            maxProperties = 50,
            examples = "{\"situation\": \"My brother offered me a beer.\"}")
        Map<String, @Nullable Object> content,
    @NotNull
        @Schema(
            description = "Whether I have finished. Until then anything may be missing.",
            examples = "false")
        Boolean complete,
    @Schema(
            description = "Whether my counselor may read it; no, unless I say so.",
            examples = "false",
            nullable = true)
        @Nullable Boolean shared) {

  NewWorksheet {
    if (content != null) { // it comes from JSON
      content = withoutNulls(content);
    }
  }

  /** Whether that is the worksheet that this is meant to be. */
  boolean belongsTo(WorksheetView worksheet) {
    return type.equals(worksheet.type())
        && typeVersion == worksheet.typeVersion()
        && (programId == null || programId.equals(worksheet.programId()));
  }

  /** Whether nothing was written since. */
  boolean writes(WorksheetView worksheet) {
    return content.equals(worksheet.content())
        && Objects.equals(title, worksheet.title())
        && complete == worksheet.complete();
  }

  boolean isShared() {
    return Boolean.TRUE.equals(shared);
  }

  private static Map<String, @Nullable Object> withoutNulls(Map<String, @Nullable Object> group) {
    Map<String, @Nullable Object> there = new LinkedHashMap<>();
    group.forEach(
        (field, value) -> {
          if (value != null) {
            there.put(field, withoutNulls(value));
          }
        });
    return there;
  }

  @SuppressWarnings("unchecked") // what was JSON has names
  private static @Nullable Object withoutNulls(@Nullable Object value) {
    if (value instanceof Map<?, ?> group) {
      return withoutNulls((Map<String, @Nullable Object>) group);
    }
    return value instanceof List<?> list
        ? list.stream().map(NewWorksheet::withoutNulls).toList()
        : value;
  }

  @Override
  public String toString() {
    return "NewWorksheet[***]";
  }
}
