package org.cairn.platform;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.MDC;

/**
 * The outermost room: bodies are read whole before a worker thread is taken, so that slow senders
 * starve nobody, and what no route answers is a problem like any other.
 */
@ApplicationScoped
class HttpEdge {
  private final long maxBody;

  HttpEdge(PlatformConfig config) {
    this.maxBody = config.http().maxBodyBytes();
  }

  void register(@Observes Router router) {
    router.route().order(-10_000).handler(BodyHandler.create(false).setBodyLimit(maxBody));
    router.route().order(-9_999).handler(HttpEdge::readWhole);
    router.route().last().handler(request -> answer(request, 404));
    for (int status : new int[] {400, 404, 405, 406, 413, 415, 431, 500, 503}) {
      router.errorHandler(status, request -> answer(request, status));
    }
  }

  /** An empty body was read, too: without this, a worker thread would wait for it. */
  private static void readWhole(RoutingContext request) {
    if (request.body().buffer() == null && request instanceof RoutingContextInternal internal) {
      internal.setBody(Buffer.buffer());
    }
    request.next();
  }

  private static void answer(RoutingContext request, int status) {
    if (request.response().ended() || request.response().headWritten()) {
      return;
    }
    PlatformProblem problem = PlatformProblem.of(status);
    request
        .response()
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
        .end(
            new JsonObject()
                .put("type", problem.type())
                .put("status", problem.status())
                .put("title", problem.title())
                .put("requestId", MDC.get(RequestIds.MDC_KEY))
                .toBuffer());
  }
}
