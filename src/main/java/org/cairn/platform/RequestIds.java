package org.cairn.platform;

import io.vertx.ext.web.Router;
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

  /** Before all others, {@link HttpEdge} included, so that its refusals carry an id too. */
  void register(@Observes Router router) {
    router
        .route()
        .order(-20_000)
        .handler(
            request -> {
              of(request);
              request.next();
            });
  }

  /** The request's id; whoever asks first gives it. */
  static String of(RoutingContext request) {
    String id = request.response().headers().get(HEADER);
    if (id == null) {
      String sent = request.request().getHeader(HEADER);
      id = sent != null && HARMLESS.matcher(sent).matches() ? sent : UUID.randomUUID().toString();
      MDC.put(MDC_KEY, id);
      request.response().putHeader(HEADER, id);
    }
    return id;
  }
}
