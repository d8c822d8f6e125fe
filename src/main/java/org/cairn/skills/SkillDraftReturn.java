package org.cairn.skills;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a draft goes back to whoever wrote it. */
@Schema(description = "Why a draft goes back to whoever wrote it.")
record SkillDraftReturn(
    @NotBlank @Size(max = 1000) @Schema(examples = "Say in the second step how long.")
        String remark) {}
