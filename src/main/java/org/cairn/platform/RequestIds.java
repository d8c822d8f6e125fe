package org.cairn.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * {@code X-Request-Id} in and out: the caller's own where it is harmless, else a random one. It
 * stands in every log line and every problem of the request, so that a person can name it to
 * support.
 */
@ApplicationScoped
class RequestIds {
  static final String HEADER = "X-Request-Id";
  static final String MDC_KEY = "requestId";
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{8,64}");

  void register(@Observes Filters filters) {
    filters.register(this::tag, 1000);
  }

  private void tag(RoutingContext request) {
    String given = request.request().getHeader(HEADER);
    String id =
        given != null && HARMLESS.matcher(given).matches() ? given : UUID.randomUUID().toString();
    MDC.put(MDC_KEY, id);
    request.response().putHeader(HEADER, id);
    request.next();
  }
}
