package org.cairn.skills;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The library for a phone to keep: all of it, or what has changed since a version of it. */
@Schema(
    name = "Library",
    description =
        "The library for a phone to keep: all of it, or what has changed since a version of it.")
record LibraryView(
    @Schema(description = "Send it as since, next time.") String version,
    @Schema(
            description =
                "true: these items are the whole library, and replace all that you have. false: put each item in place of"
                    + " the one of its slug, and take away what was removed.",
            examples = "false")
        boolean complete,
    @Schema(description = "By their slugs, whole.") List<SkillView> items,
    @Schema(
            description = "Slugs that are not offered to me any more.",
            examples = "[\"urge-surfing\"]")
        List<String> removed) {}
