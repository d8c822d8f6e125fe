package org.cairn.identity;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a device holds after sign-in or refresh. */
@Schema(description = "What a device holds after sign-in or refresh.")
record Tokens(
    @Schema(
            description = "JWT (RFC 9068), for the Authorization header.",
            examples = "eyJhbGciOiJSUzI1NiIsInR5cCI6ImF0K2p3dCJ9.e30.c2ln")
        String accessToken,
    @Schema(examples = "Bearer") String tokenType,
    @Schema(description = "Seconds until the access token expires.", examples = "600")
        long expiresIn,
    @Schema(description = "Opaque; good once. Keep the newest.", examples = "JQEAAAAB7k0R2m8vQ3")
        String refreshToken,
    UUID deviceId,
    @Schema(description = "When the device has to sign in again.") Instant deviceExpiresAt) {}
