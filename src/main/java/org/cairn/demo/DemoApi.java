package org.cairn.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The API, as somebody with a token calls it. What is not answered well is an exception. */
final class DemoApi {
  private final URI api;
  private final ObjectMapper json;
  private final HttpClient http = HttpClient.newHttpClient();

  DemoApi(URI api, ObjectMapper json) {
    this.api = api;
    this.json = json;
  }

  JsonNode post(String token, String path, @Nullable Map<String, ?> body)
      throws IOException, InterruptedException {
    return send("POST", token, path, body);
  }

  /** Changes what is there, as it is now. */
  JsonNode change(String token, String path, Map<String, ?> body)
      throws IOException, InterruptedException {
    return send("PUT", token, path, body, "*");
  }

  JsonNode send(String method, String token, String path, @Nullable Map<String, ?> body)
      throws IOException, InterruptedException {
    return send(method, token, path, body, null);
  }

  private JsonNode send(
      String method,
      String token,
      String path,
      @Nullable Map<String, ?> body,
      @Nullable String ifMatch)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve(path));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
    }
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .method(method, HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)));
    }
    HttpResponse<String> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new IOException(
          method + " " + path + " answered " + response.statusCode() + ": " + response.body());
    }
    return response.body().isEmpty()
        ? new ObjectNode(json.getNodeFactory())
        : json.readTree(response.body());
  }
}
