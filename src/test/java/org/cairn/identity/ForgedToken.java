package org.cairn.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A token put together by hand: with every header and claim that a library would refuse to set. */
final class ForgedToken {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Object> header = new LinkedHashMap<>();
  private final Map<String, Object> claims = new LinkedHashMap<>();

  /** Sets a header; null takes it away. */
  ForgedToken header(String name, Object value) {
    put(header, name, value);
    return this;
  }

  /** Sets a claim; null takes it away. */
  ForgedToken claim(String name, Object value) {
    put(claims, name, value);
    return this;
  }

  /** Signed with RS256, or what the header names among RS512, PS256 and ES256. */
  String signed(PrivateKey key) {
    String algorithm = (String) header.computeIfAbsent("alg", name -> "RS256");
    try {
      Signature signature =
          switch (algorithm) {
            case "RS512" -> Signature.getInstance("SHA512withRSA");
            case "PS256" -> Signature.getInstance("RSASSA-PSS");
            case "ES256" -> Signature.getInstance("SHA256withECDSAinP1363Format");
            default -> Signature.getInstance("SHA256withRSA");
          };
      if (algorithm.equals("PS256")) {
        signature.setParameter(
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
      }
      signature.initSign(key);
      signature.update(unsigned().getBytes(StandardCharsets.US_ASCII));
      return unsigned() + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Signed with HS256 and these bytes as the secret. */
  String signedWithSecret(byte[] secret) {
    header("alg", "HS256");
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return unsigned() + "." + base64(mac.doFinal(unsigned().getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Header and claims, without a signature. */
  String unsigned() {
    return base64(json(header)) + "." + base64(json(claims));
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static void put(Map<String, Object> map, String name, Object value) {
    if (value == null) {
      map.remove(name);
    } else {
      map.put(name, value);
    }
  }

  private static byte[] json(Map<String, Object> map) {
    try {
      return JSON.writeValueAsBytes(map);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
