package org.cairn.platform;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Speaks HTTP/1 byte by byte: what a client library would mend or refuse to send goes out as is.
 */
final class RawHttp {
  private RawHttp() {}

  /** What came back; status 0 when the connection was closed without an answer. */
  record Answer(int status, Map<String, List<String>> headers, String body) {
    String header(String name) {
      List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
      return values == null ? null : values.get(0);
    }
  }

  /** Sends the bytes, ends the sending side, and reads the first answer. */
  static Answer send(byte[] request) {
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket.setSoTimeout(20_000);
      try {
        socket.getOutputStream().write(request);
        socket.getOutputStream().flush();
      } catch (IOException e) {
        // The server may answer and close before it has read everything; the answer is what counts.
      }
      return read(socket.getInputStream());
    } catch (IOException e) {
      return new Answer(0, Map.of(), "");
    }
  }

  private static Answer read(InputStream in) throws IOException {
    String status = line(in);
    if (status.isEmpty()) {
      return new Answer(0, Map.of(), "");
    }
    Map<String, List<String>> headers = new HashMap<>();
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      int colon = header.indexOf(':');
      headers
          .computeIfAbsent(
              header.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(header.substring(colon + 1).strip());
    }
    int code = Integer.parseInt(status.split(" ")[1]);
    return new Answer(code, headers, body(in, headers));
  }

  /** The body, by its length; a HEAD has none, whatever its length says. */
  private static String body(InputStream in, Map<String, List<String>> headers) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if (headers.containsKey("transfer-encoding")) {
      for (int size = size(in); size > 0; size = size(in)) {
        body.write(in.readNBytes(size));
        line(in);
      }
    } else if (headers.containsKey("content-length")) {
      try {
        body.writeBytes(in.readNBytes(Integer.parseInt(headers.get("content-length").get(0))));
      } catch (IOException e) {
        // A reset after the answer: it was closed with our bytes unread.
      }
    }
    return body.toString(UTF_8);
  }

  private static int size(InputStream in) throws IOException {
    return Integer.parseInt(line(in).strip(), 16);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(ISO_8859_1);
  }
}
