package org.cairn.platform;

import io.netty.handler.codec.DecoderException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * The outermost room: bodies are read whole before a worker thread is taken, so that slow senders
 * starve nobody, and what no route answers is a problem like any other.
 */
@ApplicationScoped
public class HttpEdge {
  /**
   * Leaves the check of addresses to us: the server's own answers 400 without a body. Read when the
   * server's classes are loaded, so {@code Main} sets it first of all.
   */
  public static final String OWN_ADDRESS_CHECK = "vertx.disableURIValidation";

  private static final Logger LOG = Logger.getLogger(HttpEdge.class);

  /** Ways to write one address as another, which a proxy in front of us may read differently. */
  private static final Pattern AMBIGUOUS = Pattern.compile("(?i)//|;|\\\\|%2f|%5c|%00|%2e");

  /** The order of the framework's authentication among its filters; an equal one comes after. */
  private static final int AUTHENTICATION = 200;

  private final PlatformConfig.Http limits;

  HttpEdge(PlatformConfig config) {
    this.limits = config.http();
  }

  /**
   * Whoever asks who calls (no one does so before an operation) gets the failure itself. Where
   * Quarkus REST finds the framework's own handler, it works out the template of the address for a
   * failure that may never come, by sorting the templates of all operations, with each request.
   */
  void register(@Observes Filters filters) {
    BiConsumer<RoutingContext, Throwable> nothingMore = (request, failure) -> {};
    filters.register(
        request -> {
          request.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, nothingMore);
          request.next();
        },
        AUTHENTICATION);
  }

  void register(@Observes Router router) {
    router.route().order(-30_000).failureHandler(HttpEdge::failed);
    router.route().order(-11_000).handler(this::refuseOdd);
    router
        .route()
        .order(-10_000)
        .handler(BodyHandler.create(false).setBodyLimit(limits.maxBodyBytes()));
    router.route().order(-9_999).handler(HttpEdge::readWhole);
    router.route().last().handler(request -> answer(request, 404));
    for (int status : new int[] {400, 404, 405, 406, 413, 414, 415, 431, 500, 503}) {
      router.errorHandler(status, request -> answer(request, status));
    }
  }

  /**
   * Our limits lie below those of the server, which answers without a body; its headers and lines
   * are past them only in requests that nobody reads to the end.
   */
  private void refuseOdd(RoutingContext request) {
    String address = request.request().uri();
    long headers = 0;
    for (Map.Entry<String, String> header : request.request().headers()) {
      headers += header.getKey().length() + header.getValue().length() + 4;
    }
    if (address.length() > limits.maxUriLength()) {
      answer(request, 414);
    } else if (headers > limits.maxHeaderBytes()) {
      answer(request, 431);
    } else if (!valid(address)) {
      answer(request, 400);
    } else if (AMBIGUOUS.matcher(String.valueOf(request.request().path())).find()) {
      answer(request, 404);
    } else {
      request.next();
    }
  }

  private static boolean valid(String address) {
    try {
      return new URI(address).getRawPath() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** An empty body was read, too: without this, a worker thread would wait for it. */
  private static void readWhole(RoutingContext request) {
    if (request.body().buffer() == null && request instanceof RoutingContextInternal internal) {
      internal.setBody(Buffer.buffer());
    }
    request.next();
  }

  /** What failed outside the operations: in reading the request, or in the server itself. */
  private static void failed(RoutingContext request) {
    Throwable failure = request.failure();
    int status = request.statusCode();
    if (status < 400) {
      status = 500;
    }
    if (failure instanceof DecoderException
        || failure instanceof IllegalArgumentException
        || failure instanceof HttpClosedException) {
      status = 400;
    } else if (status >= 500) {
      LOG.errorf(failure, "request %s failed at the edge", RequestIds.of(request));
    }
    answer(request, status);
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
                .put("requestId", RequestIds.of(request))
                .toBuffer());
  }
}
