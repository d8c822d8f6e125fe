package org.cairn.platform;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A read that is sent as gzip to whoever takes it. Only for what holds nothing secret: the length
 * of what is compressed tells of a secret that stands beside text that somebody else chose (BREACH,
 * 2013).
 *
 * <p>Not the server's own compression: once it is on, it marks all that it leaves alone with {@code
 * Content-Encoding: identity}, which RFC 9110 (8.4.1) asks not to send, and it compresses on the
 * event loop.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Compressed {
  /** After the filter that tags. */
  @Provider
  @Compressed
  @ApplicationScoped
  @Priority(Priorities.ENTITY_CODER)
  class Filter implements ContainerResponseFilter {
    /** With a weight above zero, or none (RFC 9110, 12.5.3). */
    private static final Pattern GZIP =
        Pattern.compile("(?i)gzip(\\s*;\\s*q=(1([.]0{0,3})?|0[.](?!0+$)\\d{1,3}))?");

    private final ETags etags;

    Filter(ETags etags) {
      this.etags = etags;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response)
        throws IOException {
      response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
      if (response.getStatus() == 200
          && response.hasEntity()
          && taken(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING))) {
        response.getHeaders().putSingle(HttpHeaders.CONTENT_ENCODING, "gzip");
        response.setEntity(
            gzip(etags.bytes(response.getEntity())), null, MediaType.APPLICATION_JSON_TYPE);
      }
    }

    private static boolean taken(@Nullable String accepted) {
      return accepted != null
          && Stream.of(accepted.split(",", -1))
              .map(String::strip)
              .anyMatch(GZIP.asMatchPredicate());
    }

    private static byte[] gzip(byte[] content) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (OutputStream gzip = new GZIPOutputStream(bytes)) {
        gzip.write(content);
      }
      return bytes.toByteArray();
    }
  }
}
