package org.cairn.platform;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;

/**
 * The keys that lie outside the database: one that wraps every person's data key, one that seals
 * what we hand out (cursors, refresh tokens). Both are Tink keysets: a new primary key is added,
 * the old ones stay readable.
 */
@ApplicationScoped
public class Keyring {
  static final String DATA_KEYSET = "data-keyset.json";
  static final String MAC_KEYSET = "mac-keyset.json";
  private static final int MAX_SEALED = 512;

  private final Aead wrapping;
  private final Mac sealing;

  Keyring(PlatformConfig config) {
    try {
      AeadConfig.register();
      MacConfig.register();
      wrapping = keyset(config, DATA_KEYSET).getPrimitive(RegistryConfiguration.get(), Aead.class);
      sealing = keyset(config, MAC_KEYSET).getPrimitive(RegistryConfiguration.get(), Mac.class);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("The key directory cannot be read: " + e.getMessage(), e);
    }
  }

  private static KeysetHandle keyset(PlatformConfig config, String file)
      throws GeneralSecurityException, IOException {
    if (config.keys().ephemeral()) {
      return fresh(file);
    }
    Path path = Path.of(config.keys().directory().orElseThrow(), file);
    return TinkJsonProtoKeysetFormat.parseKeyset(
        Files.readString(path), InsecureSecretKeyAccess.get());
  }

  private static KeysetHandle fresh(String file) throws GeneralSecurityException {
    return KeysetHandle.generateNew(
        file.equals(DATA_KEYSET)
            ? PredefinedAeadParameters.AES256_GCM
            : PredefinedMacParameters.HMAC_SHA256_256BITTAG);
  }

  /** Writes fresh keysets into a directory, those that it lacks. */
  public static void writeMissing(Path directory) throws GeneralSecurityException, IOException {
    AeadConfig.register();
    MacConfig.register();
    for (String file : new String[] {DATA_KEYSET, MAC_KEYSET}) {
      if (Files.notExists(directory.resolve(file))) {
        String keyset =
            TinkJsonProtoKeysetFormat.serializeKeyset(fresh(file), InsecureSecretKeyAccess.get());
        Files.writeString(
            directory.resolve(file), keyset, java.nio.file.StandardOpenOption.CREATE_NEW);
      }
    }
  }

  /** A fresh data key. */
  KeysetHandle newDataKey() throws GeneralSecurityException {
    return fresh(DATA_KEYSET);
  }

  /** The key that wraps data keys. */
  Aead wrapping() {
    return wrapping;
  }

  /**
   * Content with a MAC over it and its purpose, in base64url. The content can be read by whoever
   * holds it.
   *
   * @param purpose what the sealed text is good for; it opens for the same purpose only
   */
  public String seal(String purpose, byte[] content) {
    try {
      byte[] tag = sealing.computeMac(sealed(purpose, content));
      byte[] whole =
          ByteBuffer.allocate(1 + tag.length + content.length)
              .put((byte) tag.length)
              .put(tag)
              .put(content)
              .array();
      return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The content of a sealed text, or nothing when it was not sealed by us for that purpose. */
  public Optional<byte[]> open(String purpose, String text) {
    if (text.length() > MAX_SEALED) {
      return Optional.empty();
    }
    try {
      byte[] whole = Base64.getUrlDecoder().decode(text);
      int length = whole.length == 0 ? 0 : whole[0];
      if (length <= 0 || whole.length < 1 + length) {
        return Optional.empty();
      }
      byte[] tag = java.util.Arrays.copyOfRange(whole, 1, 1 + length);
      byte[] content = java.util.Arrays.copyOfRange(whole, 1 + length, whole.length);
      sealing.verifyMac(tag, sealed(purpose, content));
      // One text for one content: base64 has several spellings of the last bits.
      return Base64.getUrlEncoder().withoutPadding().encodeToString(whole).equals(text)
          ? Optional.of(content)
          : Optional.empty();
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A keyed hash: tells whether two texts are equal, and nothing of the text. */
  public byte[] fingerprint(String purpose, String text) {
    try {
      byte[] tag = sealing.computeMac(sealed(purpose, text.getBytes(StandardCharsets.UTF_8)));
      // Tink's first five bytes name the key.
      return java.util.Arrays.copyOfRange(tag, 5, tag.length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] sealed(String purpose, byte[] content) {
    byte[] name = purpose.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(4 + name.length + content.length)
        .putInt(name.length)
        .put(name)
        .put(content)
        .array();
  }
}
