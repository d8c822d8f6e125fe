package org.cairn.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * The access tokens that nobody gets in with (RFC 8725, RFC 9068). Each is a good one but for what
 * its name says.
 */
enum BadToken {
  ALG_NONE(good -> good.token().header("alg", "none").unsigned() + "."),
  ALG_NONE_IN_CAPITALS(good -> good.token().header("alg", "NONE").unsigned() + "."),
  ALG_NONE_WITH_THE_SIGNATURE_KEPT(
      good -> {
        String signature = good.signed().split("\\.")[2];
        return good.token().header("alg", "none").unsigned() + "." + signature;
      }),
  ALG_MISSING(
      good -> good.token().header("alg", null).unsigned() + "." + good.signed().split("\\.")[2]),
  HS256_WITH_THE_PUBLIC_KEY(good -> good.token().signedWithSecret(good.key().open().getEncoded())),
  HS256_WITH_THE_PUBLIC_KEY_AS_PEM(
      good ->
          good.token()
              .signedWithSecret(
                  pem(good.key().open().getEncoded()).getBytes(StandardCharsets.US_ASCII))),
  HS256_WITH_THE_MODULUS(
      good -> good.token().signedWithSecret(good.key().open().getModulus().toByteArray())),
  HS256_WITH_AN_EMPTY_KID_AND_SECRET(
      good -> good.token().header("kid", "").signedWithSecret(new byte[32])),
  RS512(good -> good.sign(good.token().header("alg", "RS512"))),
  PS256(good -> good.sign(good.token().header("alg", "PS256"))),
  ES256(good -> good.token().header("alg", "ES256").signed(otherKey("EC"))),
  WRONG_AUDIENCE(good -> good.sign(good.token().claim("aud", "another-api"))),
  EMPTY_AUDIENCE(good -> good.sign(good.token().claim("aud", List.of()))),
  MISSING_AUDIENCE(good -> good.sign(good.token().claim("aud", null))),
  WRONG_ISSUER(good -> good.sign(good.token().claim("iss", "https://elsewhere.example"))),
  MISSING_ISSUER(good -> good.sign(good.token().claim("iss", null))),
  EXPIRED(
      good -> good.sign(good.token().claim("iat", good.now() - 600).claim("exp", good.now() - 60))),
  EXPIRED_BEYOND_THE_SKEW(
      good -> good.sign(good.token().claim("iat", good.now() - 300).claim("exp", good.now() - 6))),
  EXPIRES_IN_TEN_YEARS(
      good -> good.sign(good.token().claim("exp", good.now() + 10L * 365 * 24 * 3600))),
  EXPIRES_A_MINUTE_PAST_THE_LONGEST_LIFETIME(
      good -> good.sign(good.token().claim("exp", good.now() + 16 * 60))),
  EXPIRES_BEFORE_IT_WAS_ISSUED(
      good -> good.sign(good.token().claim("iat", good.now() + 4).claim("exp", good.now() + 3))),
  EXPIRES_AS_TEXT(good -> good.sign(good.token().claim("exp", String.valueOf(good.now() + 300)))),
  MISSING_EXPIRY(good -> good.sign(good.token().claim("exp", null))),
  ISSUED_IN_THE_FUTURE(
      good ->
          good.sign(good.token().claim("iat", good.now() + 120).claim("exp", good.now() + 300))),
  ISSUED_LONG_AGO(good -> good.sign(good.token().claim("iat", good.now() - 24 * 3600))),
  MISSING_ISSUED_AT(good -> good.sign(good.token().claim("iat", null))),
  NOT_YET_VALID(good -> good.sign(good.token().claim("nbf", good.now() + 120))),
  MISSING_SUBJECT(good -> good.sign(good.token().claim("sub", null))),
  SUBJECT_IS_NOT_A_UUID(good -> good.sign(good.token().claim("sub", "maria"))),
  SUBJECT_IS_SOMEBODY_ELSE(
      good -> good.sign(good.token().claim("sub", good.stranger().toString()))),
  MISSING_DEVICE(good -> good.sign(good.token().claim("sid", null))),
  DEVICE_IS_NOT_A_UUID(good -> good.sign(good.token().claim("sid", "phone"))),
  DEVICE_IS_UNKNOWN(good -> good.sign(good.token().claim("sid", UUID.randomUUID().toString()))),
  DEVICE_OF_ANOTHER_ACCOUNT(
      good -> good.sign(good.token().claim("sid", good.strangersDevice().toString()))),
  MISSING_TOKEN_ID(good -> good.sign(good.token().claim("jti", null))),
  TYPE_JWT(good -> good.sign(good.token().header("typ", "JWT"))),
  MISSING_TYPE(good -> good.sign(good.token().header("typ", null))),
  UNKNOWN_KID(good -> good.sign(good.token().header("kid", "another"))),
  KID_OUTSIDE_THE_DIRECTORY(
      good -> good.sign(good.token().header("kid", "../signing/" + good.key().kid()))),
  MISSING_KID(good -> good.sign(good.token().header("kid", null))),
  HEADER_JKU(good -> good.sign(good.token().header("jku", "https://elsewhere.example/jwks"))),
  HEADER_JWK(
      good ->
          good.sign(
              good.token()
                  .header(
                      "jwk",
                      Map.of(
                          "kty", "RSA",
                          "n", ForgedToken.base64(good.key().open().getModulus().toByteArray()),
                          "e", "AQAB")))),
  HEADER_X5U(good -> good.sign(good.token().header("x5u", "https://elsewhere.example/cert"))),
  HEADER_X5C(good -> good.sign(good.token().header("x5c", List.of("MIIB")))),
  HEADER_CRIT(good -> good.sign(good.token().header("crit", List.of("exp")).header("exp", 1))),
  HEADER_B64_FALSE(
      good -> good.sign(good.token().header("crit", List.of("b64")).header("b64", false))),
  HEADER_ZIP(good -> good.sign(good.token().header("zip", "DEF"))),
  SIGNATURE_BIT_FLIPPED(
      good -> {
        String[] parts = good.signed().split("\\.");
        byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
        signature[signature.length / 2] ^= 1;
        return parts[0] + "." + parts[1] + "." + ForgedToken.base64(signature);
      }),
  SIGNATURE_MISSING(good -> good.signed().replaceAll("[^.]+$", "")),
  SIGNATURE_CUT(good -> good.signed().replaceAll(".{8}$", "")),
  PAYLOAD_CHANGED(
      good -> {
        String[] parts = good.signed().split("\\.");
        String other = good.token().claim("sub", good.stranger().toString()).unsigned();
        return parts[0] + "." + other.split("\\.")[1] + "." + parts[2];
      }),
  TRAILING_LETTERS(good -> good.signed() + "abcd"),
  TRAILING_SIGNS(good -> good.signed() + "!!!"),
  TRAILING_PADDING(good -> good.signed() + "=="),
  SIGNATURE_SPELLED_OTHERWISE(
      good -> {
        // 256 bytes leave four bits of the last letter unused.
        String token = good.signed();
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(token.charAt(token.length() - 1));
        return token.substring(0, token.length() - 1) + alphabet.charAt(last ^ 1);
      }),
  TRAILING_PART(good -> good.signed() + ".e30"),
  TRAILING_WORD(good -> good.signed() + " e30"),
  EMPTY(good -> ""),
  TWO_DOTS_ONLY(good -> ".."),
  GARBAGE(good -> "garbage"),
  ENCRYPTED_SHAPE(
      good ->
          ForgedToken.base64(
                  "{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\",\"typ\":\"at+jwt\"}"
                      .getBytes(StandardCharsets.US_ASCII))
              + ".a2V5.aXY.Y2lwaGVy.dGFn"),
  ENCRYPTED_DIRECTLY_WITH_NOTHING(
      good ->
          ForgedToken.base64(
                  "{\"alg\":\"dir\",\"enc\":\"A256GCM\"}".getBytes(StandardCharsets.US_ASCII))
              + "..aXY.Y2lwaGVy.dGFn"),
  KEY_OF_ANOTHER_APP(good -> good.token().signed(otherKey("RSA")));

  private final Function<GoodToken, String> forge;

  BadToken(Function<GoodToken, String> forge) {
    this.forge = forge;
  }

  /** The bad token that is nearest to this good one. */
  String from(GoodToken good) {
    return forge.apply(good);
  }

  /** What a good token is made of, and a stranger to mistake its owner for. */
  record GoodToken(
      ForgedToken token, SigningKeys.Key key, long now, UUID stranger, UUID strangersDevice) {
    String sign(ForgedToken changed) {
      return changed.signed(key.secret());
    }

    String signed() {
      return sign(token);
    }
  }

  private static PrivateKey otherKey(String kind) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
      if (kind.equals("EC")) {
        generator.initialize(new ECGenParameterSpec("secp256r1"));
      } else {
        generator.initialize(2048);
      }
      return generator.generateKeyPair().getPrivate();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(byte[] der) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END PUBLIC KEY-----\n";
  }
}
