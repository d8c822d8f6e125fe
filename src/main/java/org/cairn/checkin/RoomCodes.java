package org.cairn.checkin;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.cairn.platform.Jdbc;
import org.cairn.platform.Keyring;

/**
 * The codes on the screens of rooms: RFC 6238, six digits, another one every minute. Each session
 * has a key of its own that is stored nowhere, for it follows from the keyring.
 */
@ApplicationScoped
class RoomCodes {
  private static final TimeBasedOneTimePasswordGenerator TOTP =
      new TimeBasedOneTimePasswordGenerator(Duration.ofMinutes(1));

  private final Jdbc jdbc;
  private final Keyring keyring;

  RoomCodes(Jdbc jdbc, Keyring keyring) {
    this.jdbc = jdbc;
    this.keyring = keyring;
  }

  /** Whether it is the code of that minute, of the one before, or of the one after. */
  boolean right(UUID session, String code, Instant at) {
    boolean right = false;
    for (int side = -1; side <= 1; side++) {
      String expected = code(session, at.plus(TOTP.getTimeStep().multipliedBy(side)));
      right |=
          MessageDigest.isEqual(
              expected.getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.UTF_8));
    }
    return right;
  }

  /**
   * The code for whoever leads the session or coordinates its program; for others there is none.
   */
  Optional<RoomCodeView> of(UUID session, Instant now) {
    long step = TOTP.getTimeStep().toSeconds();
    Instant until = Instant.ofEpochSecond((now.getEpochSecond() / step + 1) * step);
    return jdbc.first(
        "select p.room_codes and s.mode <> 'telehealth' from session s"
            + " join program p on p.id = s.program_id where s.id = ?"
            + " and (s.id in (select led_sessions()) or s.program_id in (select coordinated_programs()))",
        row -> new RoomCodeView(code(session, now), until, row.getBoolean(1)),
        session);
  }

  private String code(UUID session, Instant at) {
    try {
      return TOTP.generateOneTimePasswordString(
          new SecretKeySpec(keyring.fingerprint("room-code", session.toString()), "HmacSHA1"), at);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }
}
