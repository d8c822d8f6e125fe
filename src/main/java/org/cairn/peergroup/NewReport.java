package org.cairn.peergroup;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody says about a message. */
@Schema(description = "Why a message needs somebody to look at it.")
record NewReport(
    @NotNull @Schema(examples = "harassment") ReportReason reason,
    @Size(max = 1000)
        @Schema(
            description =
                "What they should know. Those who look at the case read it, and not who wrote it; so leave out what tells.",
            examples = "This is the third time today.",
            nullable = true)
        @Nullable String note) {
  @Override
  public String toString() {
    return "NewReport[***]";
  }
}
