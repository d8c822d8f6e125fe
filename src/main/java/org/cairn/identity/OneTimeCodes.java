package org.cairn.identity;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** The second factor of staff: RFC 6238 codes of six digits, every 30 seconds, each good once. */
final class OneTimeCodes {
  private static final TimeBasedOneTimePasswordGenerator TOTP =
      new TimeBasedOneTimePasswordGenerator();
  private static final SecureRandom RANDOM = new SecureRandom();

  private OneTimeCodes() {}

  static byte[] newSecret() {
    byte[] secret = new byte[20];
    RANDOM.nextBytes(secret);
    return secret;
  }

  /** What an authenticator app reads, as a QR code or typed. */
  static String uri(byte[] secret, String login) {
    String label =
        java.net.URLEncoder.encode("Cairn:" + login, StandardCharsets.UTF_8).replace("+", "%20");
    return "otpauth://totp/" + label + "?secret=" + base32(secret) + "&issuer=Cairn";
  }

  static String base32(byte[] secret) {
    return new Base32().encodeToString(secret);
  }

  /** The time step that the code belongs to, now or one to either side; empty when it is wrong. */
  static OptionalLong step(byte[] secret, String code, Instant now) {
    OptionalLong found = OptionalLong.empty();
    try {
      for (int side = -1; side <= 1; side++) {
        Instant at = now.plus(TOTP.getTimeStep().multipliedBy(side));
        String expected =
            TOTP.generateOneTimePasswordString(new SecretKeySpec(secret, "HmacSHA1"), at);
        if (MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.UTF_8))) {
          found = OptionalLong.of(at.getEpochSecond() / TOTP.getTimeStep().toSeconds());
        }
      }
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
    return found;
  }
}
