package org.cairn.identity;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A device that is signed in. */
@Schema(description = "A device that is signed in.")
record DeviceView(
    UUID id,
    @Schema(description = "What the owner calls it.", examples = "My phone", nullable = true)
        @Nullable String name,
    @Schema(description = "Whether this request came from it.") boolean current,
    Instant signedInAt,
    @Schema(description = "When it last fetched a token.") Instant lastSeenAt,
    @Schema(description = "When it has to sign in again.") Instant expiresAt) {}
