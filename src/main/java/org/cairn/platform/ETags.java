package org.cairn.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Entity tags: a hash of the representation, so that a tag changes exactly when what was read has
 * changed.
 */
@ApplicationScoped
public class ETags {
  private static final String REVALIDATE = "private, no-cache";

  private final ObjectMapper json;

  ETags(ObjectMapper json) {
    this.json = json;
  }

  /**
   * Refuses a change that does not start from what is there now: 428 without {@code If-Match}, 412
   * when it is stale.
   *
   * @param current what a read would answer now, seen by the transaction that makes the change
   */
  public void require(@Nullable String ifMatch, Object current) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw PlatformProblem.PRECONDITION_REQUIRED.problem();
    }
    String own = hash(current instanceof Versioned versioned ? versioned.own() : current);
    if (candidates(ifMatch).noneMatch(one -> one.equals("*") || own.equals(ownOf(one)))) {
      throw PlatformProblem.STALE.problem();
    }
  }

  /**
   * Answers what a state stands for that is known before it is read: nothing is read for whoever
   * has it. The tag is weak (RFC 9110, 8.8.1), for one state can be sent in several forms.
   *
   * @param state changes whenever what is read does
   */
  public <T> RestResponse<T> answer(@Nullable String ifNoneMatch, String state, Supplier<T> read) {
    String tag = '"' + hash(state) + '"';
    RestResponse.ResponseBuilder<T> answer =
        known(ifNoneMatch, tag)
            ? RestResponse.ResponseBuilder.create(RestResponse.Status.NOT_MODIFIED)
            : RestResponse.ResponseBuilder.ok(read.get());
    return answer
        .header(HttpHeaders.ETAG, "W/" + tag)
        .header(HttpHeaders.CACHE_CONTROL, REVALIDATE)
        .build();
  }

  byte[] bytes(Object entity) {
    if (entity instanceof byte[] written) {
      return written;
    }
    try {
      return json.writeValueAsBytes(entity);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Of what is {@link Versioned}: the hash of its own, a point, and that of all of it. */
  private String tag(Object entity, byte[] representation) {
    String own = entity instanceof Versioned versioned ? hash(versioned.own()) + "." : "";
    return '"' + own + hash(representation) + '"';
  }

  private String hash(Object entity) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOf(Hashes.sha256(bytes(entity)), 15));
  }

  /** No point is in a hash. */
  private static String ownOf(String tag) {
    return tag.replace("\"", "").split("[.]", 2)[0];
  }

  private static boolean known(@Nullable String ifNoneMatch, String tag) {
    return ifNoneMatch != null
        && candidates(ifNoneMatch).anyMatch(one -> one.equals("*") || one.equals(tag));
  }

  private static Stream<String> candidates(String header) {
    return Stream.of(header.split(",", -1))
        .map(String::strip)
        .map(one -> one.startsWith("W/") ? one.substring(2) : one);
  }

  /** Tags what {@link Conditional} reads answer, and leaves the body out for whoever has it. */
  @Provider
  @Conditional
  static class Filter implements ContainerResponseFilter {
    private final ETags etags;

    Filter(ETags etags) {
      this.etags = etags;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      boolean told = response.getStatus() == 200 || response.getStatus() == 201;
      boolean tagged = response.getHeaders().containsKey(HttpHeaders.ETAG);
      if (!told || tagged || !response.hasEntity()) {
        return;
      }
      byte[] representation = etags.bytes(response.getEntity());
      String tag = etags.tag(response.getEntity(), representation);
      response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
      response.getHeaders().putIfAbsent(HttpHeaders.CACHE_CONTROL, List.of(REVALIDATE));
      if (request.getMethod().equals(HttpMethod.GET)
          && known(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
        response.setStatus(304);
        response.setEntity(null);
      } else {
        response.setEntity(
            representation,
            null,
            response.getEntity() instanceof byte[]
                ? response.getMediaType()
                : MediaType.APPLICATION_JSON_TYPE);
      }
    }
  }
}
