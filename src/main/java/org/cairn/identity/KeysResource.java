package org.cairn.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jose4j.keys.BigEndianBigInteger;

/** The keys that our access tokens can be checked with. */
@Path("/.well-known/jwks.json")
@Tag(name = "Sign-in")
public class KeysResource {
  private final SigningKeys keys;

  KeysResource(SigningKeys keys) {
    this.keys = keys;
  }

  /** A JSON Web Key (RFC 7517). */
  @Schema(description = "A JSON Web Key (RFC 7517).")
  record Jwk(
      @Schema(examples = "RSA") String kty,
      @Schema(examples = "sig") String use,
      @Schema(examples = "RS256") String alg,
      @Schema(examples = "2026-11") String kid,
      @Schema(
              description = "Modulus, base64url.",
              examples = "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAt")
          String n,
      @Schema(description = "Exponent, base64url.", examples = "AQAB") String e) {}

  /** A set of keys. */
  @Schema(description = "A JSON Web Key Set (RFC 7517).")
  record Jwks(@JsonProperty("keys") List<Jwk> keys) {}

  /** The public keys. */
  @GET
  @Open
  @Operation(
      operationId = "getJwks",
      summary = "The public keys of our access tokens",
      description = "While keys change, the old and the new one both stand here.")
  @APIResponse(responseCode = "200", description = "The keys.")
  public RestResponse<Jwks> jwks() {
    List<Jwk> list = new ArrayList<>();
    for (SigningKeys.Key key : keys.all()) {
      list.add(
          new Jwk(
              "RSA",
              "sig",
              "RS256",
              key.kid(),
              number(key.open().getModulus()),
              number(key.open().getPublicExponent())));
    }
    return RestResponse.ResponseBuilder.ok(new Jwks(list))
        .header("Cache-Control", "public, max-age=300")
        .build();
  }

  private static String number(BigInteger value) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(BigEndianBigInteger.toByteArray(value));
  }
}
