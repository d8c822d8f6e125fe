package org.cairn.bench;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.UUID;
import org.cairn.platform.Encrypter;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/**
 * The key directory that {@code new-keys} made, used from outside: data keys and access tokens as
 * the application would make them. That it takes them is seen by every request of the benchmark.
 */
public final class Keys {
  /** The application's own {@code iss}. */
  static final String ISSUER = "https://cairn.example.org";

  private final Aead wrapping;
  private final String kid;
  private final PrivateKey signing;

  /** Reads the directory. */
  public Keys(Path directory) throws IOException, GeneralSecurityException {
    AeadConfig.register();
    wrapping =
        TinkJsonProtoKeysetFormat.parseKeyset(
                Files.readString(directory.resolve("data-keyset.json")),
                InsecureSecretKeyAccess.get())
            .getPrimitive(RegistryConfiguration.get(), Aead.class);
    Path folder = directory.resolve("signing");
    kid = Files.readString(folder.resolve("current")).strip();
    String pem = Files.readString(folder.resolve(kid + ".pem"));
    byte[] encoded =
        Base64.getDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", ""));
    signing = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }

  /** A person's data key. */
  record DataKey(UUID id, byte[] wrapped, Aead aead) {
    byte[] encrypt(Encrypter.Place place, String text) throws GeneralSecurityException {
      byte[] aad = (place.column() + "/" + place.row()).getBytes(StandardCharsets.UTF_8);
      byte[] sealed = aead.encrypt(text.getBytes(StandardCharsets.UTF_8), aad);
      return ByteBuffer.allocate(16 + sealed.length)
          .putLong(id.getMostSignificantBits())
          .putLong(id.getLeastSignificantBits())
          .put(sealed)
          .array();
    }
  }

  DataKey newDataKey(UUID id, UUID person) throws GeneralSecurityException {
    KeysetHandle handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
    byte[] wrapped =
        TinkProtoKeysetFormat.serializeEncryptedKeyset(
            handle, wrapping, person.toString().getBytes(StandardCharsets.US_ASCII));
    return new DataKey(id, wrapped, handle.getPrimitive(RegistryConfiguration.get(), Aead.class));
  }

  /** An access token, good for ten minutes. */
  public String token(UUID account, UUID device) throws JoseException {
    JwtClaims claims = new JwtClaims();
    NumericDate now = NumericDate.now();
    claims.setIssuer(ISSUER);
    claims.setAudience("cairn-api");
    claims.setSubject(account.toString());
    claims.setStringClaim("client_id", "cairn-app");
    claims.setStringClaim("sid", device.toString());
    claims.setJwtId(UUID.randomUUID().toString());
    claims.setIssuedAt(now);
    claims.setExpirationTime(NumericDate.fromSeconds(now.getValue() + 600));
    JsonWebSignature token = new JsonWebSignature();
    token.setAlgorithmHeaderValue("RS256");
    token.setKeyIdHeaderValue(kid);
    token.setHeader("typ", "at+jwt");
    token.setPayload(claims.toJson());
    token.setKey(signing);
    return token.getCompactSerialization();
  }
}
