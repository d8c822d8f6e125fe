package org.cairn.identity;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import org.cairn.platform.Hashes;

/**
 * A code of 80 random bits that can be read out on the phone: four groups of four in Crockford's
 * base 32, without letters that look like digits.
 */
record InvitationCode(String text) {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  static InvitationCode random() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      code.append(i > 0 && i % 4 == 0 ? "-" : "")
          .append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return new InvitationCode(code.toString());
  }

  /** Its hash, the same for every way of typing it. */
  byte[] hash() {
    String normal =
        text.toUpperCase(Locale.ROOT)
            .replaceAll("[^0-9A-Z]", "")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    return Hashes.sha256(normal.getBytes(StandardCharsets.US_ASCII));
  }
}
