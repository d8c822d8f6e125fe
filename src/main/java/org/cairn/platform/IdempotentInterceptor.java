package org.cairn.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the promise of {@link Idempotent}: the key's row commits in the transaction of the effect.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class IdempotentInterceptor {
  static final String HEADER = "Idempotency-Key";
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,255}");

  private record Stored(byte[] bodyHash, int status, @Nullable String location, byte[] answer) {}

  private final Jdbc jdbc;
  private final Encrypter encrypter;
  private final ObjectMapper json;
  private final Clock clock;
  private final HttpHeaders headers;

  IdempotentInterceptor(
      Jdbc jdbc, Encrypter encrypter, ObjectMapper json, Clock clock, HttpHeaders headers) {
    this.jdbc = jdbc;
    this.encrypter = encrypter;
    this.json = json;
    this.clock = clock;
    this.headers = headers;
  }

  @AroundInvoke
  @Nullable Object once(InvocationContext call) throws Exception {
    String key = headers.getHeaderString(HEADER);
    if (key == null) {
      return call.proceed();
    }
    if (!KEY.matcher(key).matches()) {
      throw PlatformProblem.BAD_REQUEST.problem(
          "Idempotency-Key takes 1 to 255 visible ASCII characters.");
    }
    return QuarkusTransaction.joiningExisting().call(() -> answer(call, key));
  }

  private RestResponse<?> answer(InvocationContext call, String key) throws Exception {
    UUID caller = CurrentActor.person().id();
    String operation =
        call.getMethod().getDeclaringClass().getSimpleName() + "." + call.getMethod().getName();
    byte[] hash = Hashes.sha256(json.writeValueAsBytes(call.getParameters()));
    boolean free =
        jdbc.first(
                "select pg_try_advisory_xact_lock(hashtextextended(?, 0))",
                row -> row.getBoolean(1),
                caller + key)
            .orElseThrow();
    if (!free) {
      throw PlatformProblem.KEY_IN_USE.problem();
    }
    Optional<Stored> stored =
        jdbc.first(
            "select body_hash, status, location, answer, operation from idempotency where caller_id = ? and key = ?",
            row ->
                new Stored(
                    operation.equals(row.getString(5)) ? row.getBytes(1) : new byte[0],
                    row.getInt(2),
                    row.getString(3),
                    row.getBytes(4)),
            caller,
            key);
    if (stored.isPresent()) {
      return replay(stored.get(), hash, key);
    }
    RestResponse<?> response = (RestResponse<?>) call.proceed();
    keep(caller, key, operation, hash, response);
    return response;
  }

  private RestResponse<?> replay(Stored stored, byte[] hash, String key) {
    if (!Arrays.equals(stored.bodyHash, hash)) {
      throw PlatformProblem.KEY_REUSED.problem();
    }
    String answer =
        encrypter
            .decrypt(place(key), stored.answer)
            .orElseThrow(PlatformProblem.KEY_REUSED::problem);
    RestResponse.ResponseBuilder<String> builder =
        RestResponse.ResponseBuilder.<String>create(stored.status)
            .entity(answer)
            .type(MediaType.APPLICATION_JSON_TYPE)
            .header("Idempotency-Replayed", "true");
    return stored.location == null
        ? builder.build()
        : builder.location(URI.create(stored.location)).build();
  }

  private void keep(
      UUID caller, String key, String operation, byte[] hash, RestResponse<?> response)
      throws JsonProcessingException {
    URI location = response.getLocation();
    jdbc.update(
        "insert into idempotency (caller_id, key, operation, body_hash, status, location, answer, created_at)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
        caller,
        key,
        operation,
        hash,
        response.getStatus(),
        location == null ? null : location.toString(),
        encrypter.encrypt(caller, place(key), json.writeValueAsString(response.getEntity())),
        clock.instant());
  }

  private static Encrypter.Place place(String key) {
    return new Encrypter.Place(
        "idempotency.answer", UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.US_ASCII)));
  }
}
