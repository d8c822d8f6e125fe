package org.cairn.platform;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the script under {@code src/test/resources/hostile}.
 *
 * @param name a sentence that says what is sent
 * @param as participant, coordinator, or nobody for no token
 * @param send method and target
 * @param headers further headers, as they go over the wire
 * @param body the body, with its content length; JSON unless a header says otherwise
 * @param hex the body in hexadecimal, for what YAML cannot hold
 * @param raw the whole request, for what is not HTTP
 * @param answer the status, and the type where the status alone does not say it
 * @param says a text that the answer contains, such as the field's name
 */
record HostileRequest(
    String name,
    String as,
    String send,
    List<String> headers,
    String body,
    String hex,
    String raw,
    String answer,
    String says) {
  private static final Pattern REPEAT = Pattern.compile("\\{(\\d+) x ([^}]+)}");
  private static final Pattern NAME = Pattern.compile("\\{([a-zA-Z]+)}");

  static List<HostileRequest> read(String file) {
    try (InputStream in = HostileRequest.class.getResourceAsStream("/hostile/" + file)) {
      return new ObjectMapper(new YAMLFactory()).readValue(in, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int status() {
    return Integer.parseInt(answer.split(" ")[0]);
  }

  /** The expected type; null where the script leaves it open. */
  String type() {
    return answer.contains(" ") ? answer.split(" ")[1] : null;
  }

  boolean head() {
    return send != null && send.startsWith("HEAD ");
  }

  /**
   * The bytes to send.
   *
   * @param world values for names in braces; {@code {1000 x a}} repeats
   */
  byte[] bytes(Map<String, String> world) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (raw != null) {
      out.writeBytes(fill(raw, world).getBytes(UTF_8));
      return out.toByteArray();
    }
    byte[] content =
        hex != null
            ? HexFormat.of().parseHex(hex.replace(" ", ""))
            : body == null ? new byte[0] : fill(body, world).getBytes(UTF_8);
    StringBuilder head = new StringBuilder(fill(send, world)).append(" HTTP/1.1\r\n");
    head.append("Host: localhost\r\nConnection: close\r\n");
    if (as != null && !as.equals("nobody")) {
      head.append("Authorization: Bearer ").append(world.get(as)).append("\r\n");
    }
    for (String header : headers == null ? List.<String>of() : headers) {
      head.append(fill(header, world)).append("\r\n");
    }
    if (content.length > 0) {
      if (!head.toString().contains("\nContent-Type:")) {
        head.append("Content-Type: application/json\r\n");
      }
      head.append("Content-Length: ").append(content.length).append("\r\n");
    }
    out.writeBytes(head.append("\r\n").toString().getBytes(hex == null ? UTF_8 : ISO_8859_1));
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static String fill(String text, Map<String, String> world) {
    String named =
        NAME.matcher(text)
            .replaceAll(
                name -> Matcher.quoteReplacement(world.getOrDefault(name.group(1), name.group())));
    return REPEAT
        .matcher(named)
        .replaceAll(
            times ->
                Matcher.quoteReplacement(times.group(2).repeat(Integer.parseInt(times.group(1)))));
  }

  @Override
  public String toString() {
    return name;
  }
}
