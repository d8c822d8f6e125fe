package org.cairn.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cairn.platform.PlatformConfig;
import org.cairn.platform.RefusedToStart;

/**
 * The RSA keys of our access tokens, from {@code signing/<kid>.pem} in the key directory; {@code
 * signing/current} names the one that signs. All are valid and published: to rotate, add a key
 * everywhere, then name it current, then remove the old one once its tokens have expired.
 */
@ApplicationScoped
class SigningKeys {
  private static final String FOLDER = "signing";
  private static final String CURRENT = "current";

  record Key(String kid, RSAPrivateCrtKey secret, RSAPublicKey open) {}

  private final Map<String, Key> keys = new TreeMap<>();
  private final Key current;

  SigningKeys(PlatformConfig config) {
    try {
      if (config.keys().ephemeral()) {
        current = generate("ephemeral");
        keys.put(current.kid, current);
        return;
      }
      Path folder = Path.of(config.keys().directory().orElseThrow(), FOLDER);
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".pem")).toList()) {
          Key key = read(file);
          keys.put(key.kid, key);
        }
      }
      String kid = Files.readString(folder.resolve(CURRENT)).strip();
      Key named = keys.get(kid);
      if (named == null) {
        throw new RefusedToStart("signing/current names a key that signing/ does not hold.");
      }
      current = named;
    } catch (IOException | GeneralSecurityException e) {
      throw new RefusedToStart("The signing keys cannot be read: " + e.getMessage());
    }
  }

  Key current() {
    return current;
  }

  Optional<Key> byKid(String kid) {
    return Optional.ofNullable(keys.get(kid));
  }

  Iterable<Key> all() {
    return keys.values();
  }

  /**
   * Writes a fresh key into a directory; the first one becomes current, which is what it returns.
   */
  static boolean write(Path directory, String kid) throws IOException, GeneralSecurityException {
    Path folder = Files.createDirectories(directory.resolve(FOLDER));
    byte[] encoded = generate(kid).secret.getEncoded();
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
            + "\n-----END PRIVATE KEY-----\n";
    Files.writeString(
        folder.resolve(kid + ".pem"), pem, java.nio.file.StandardOpenOption.CREATE_NEW);
    boolean first = Files.notExists(folder.resolve(CURRENT));
    if (first) {
      Files.writeString(folder.resolve(CURRENT), kid + "\n");
    }
    return first;
  }

  private static Key generate(String kid) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return of(kid, (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
  }

  private static Key read(Path file) throws IOException, GeneralSecurityException {
    String name = file.getFileName().toString();
    String pem = Files.readString(file).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    RSAPrivateCrtKey secret =
        (RSAPrivateCrtKey)
            KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    if (secret.getModulus().bitLength() < 2048) {
      throw new RefusedToStart("The signing key " + name + " is shorter than 2048 bits.");
    }
    return of(name.substring(0, name.length() - ".pem".length()), secret);
  }

  private static Key of(String kid, RSAPrivateCrtKey secret) throws GeneralSecurityException {
    BigInteger exponent = secret.getPublicExponent();
    RSAPublicKey open =
        (RSAPublicKey)
            KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(secret.getModulus(), exponent));
    return new Key(kid, secret, open);
  }
}
