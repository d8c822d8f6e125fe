package org.cairn.identity;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * An organization's own OpenID Connect issuer: it publishes a key over HTTP, and hands the secret
 * part to the test by a setting.
 */
public class OrganizationsIssuer implements QuarkusTestResourceLifecycleManager {
  static final String URL = "https://login.clinic.example";
  static final String AUDIENCE = "cairn-at-the-clinic";
  static final String KID = "clinic-1";
  static final String SECRET_KEY = "test.issuer.secret-key";

  private HttpServer server;

  /** Runs the application with this issuer in the place of its own sign-in. */
  public static class Profile implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(OrganizationsIssuer.class));
    }
  }

  @Override
  public Map<String, String> start() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair pair = generator.generateKeyPair();
      byte[] keys = jwks((RSAPublicKey) pair.getPublic()).getBytes(StandardCharsets.UTF_8);
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/jwks",
          exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
          });
      server.start();
      return Map.of(
          "cairn.external-issuer.url",
          URL,
          "cairn.external-issuer.audience",
          AUDIENCE,
          "cairn.external-issuer.jwks",
          "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks",
          SECRET_KEY,
          Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  /** What a good access token of this issuer is made of. */
  static ForgedToken good(String subject) {
    long now = Instant.now().getEpochSecond();
    return new ForgedToken()
        .header("typ", "at+jwt")
        .header("kid", KID)
        .claim("iss", URL)
        .claim("aud", List.of(AUDIENCE, "something-else"))
        .claim("sub", subject)
        .claim("iat", now)
        .claim("exp", now + 300);
  }

  /** A good access token of this issuer. */
  static String token(String subject) {
    return good(subject).signed(key());
  }

  /** The secret key of the issuer that runs now. */
  static PrivateKey key() {
    byte[] encoded =
        Base64.getDecoder().decode(ConfigProvider.getConfig().getValue(SECRET_KEY, String.class));
    try {
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The bytes that everybody may know. */
  static byte[] publicKey() throws GeneralSecurityException {
    RSAPrivateCrtKey key = (RSAPrivateCrtKey) key();
    return KeyFactory.getInstance("RSA")
        .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()))
        .getEncoded();
  }

  private static String jwks(RSAPublicKey key) {
    return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}]}"
        .formatted(
            KID,
            ForgedToken.base64(key.getModulus().toByteArray()),
            ForgedToken.base64(key.getPublicExponent().toByteArray()));
  }
}
