package org.cairn.safety;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One place that answers. */
@Schema(description = "A line that answers people in a crisis.")
public record CrisisContact(
    @Schema(examples = "988 Suicide & Crisis Lifeline") String name,
    @Schema(examples = "Someone trained listens and helps you through the next hours.") String what,
    @Schema(description = "To call.", examples = "988", nullable = true) @Nullable String call,
    @Schema(description = "To text.", examples = "988", nullable = true) @Nullable String text,
    @Schema(description = "To chat.", examples = "https://988lifeline.org/chat", nullable = true)
        @Nullable String chat,
    @Schema(examples = "Day and night") String hours,
    @Schema(description = "ISO 639-1.", examples = "[\"en\"]") List<String> languages) {}
