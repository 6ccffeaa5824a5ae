package dev.kinoport.spring;

import dev.kinoport.http.webhook.WebhookRefusal;
import io.vavr.control.Either;
import java.io.IOException;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Takes a provider's messages, once they are proven to be its own and to be about a generation of
 * ours. A refusal does not explain itself.
 */
final class WebhookEndpoint implements HandlerFunction<ServerResponse> {
  private final int mostBytes;
  private final Receiver receiver;

  /** Checks a message, and does what it is a reason for. */
  @FunctionalInterface
  interface Receiver {
    /**
     * What becomes of a message.
     *
     * @param target the whole address that it came to
     * @param headers the value of a header by its name, or null
     * @param body raw, at most one byte more than is read of any message
     * @return the JSON to answer with, which may be empty
     */
    Either<WebhookRefusal, String> receive(
        String target, Function<String, @Nullable String> headers, byte[] body);
  }

  private WebhookEndpoint(int mostBytes, Receiver receiver) {
    this.mostBytes = mostBytes;
    this.receiver = receiver;
  }

  /** What is sent to an address, of which only the path counts here. */
  static RouterFunction<ServerResponse> at(URI address, int mostBytes, Receiver receiver) {
    return RouterFunctions.route()
        .POST(address.getPath(), new WebhookEndpoint(mostBytes, receiver))
        .build();
  }

  @Override
  public ServerResponse handle(ServerRequest request) throws IOException {
    byte[] body = request.servletRequest().getInputStream().readNBytes(mostBytes + 1);
    return receiver
        .receive(request.uri().toString(), name -> request.headers().firstHeader(name), body)
        .fold(refusal -> ServerResponse.status(status(refusal)).build(), WebhookEndpoint::ok);
  }

  private static ServerResponse ok(String json) {
    return json.isEmpty()
        ? ServerResponse.ok().build()
        : ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).body(json);
  }

  private static int status(WebhookRefusal refusal) {
    return switch (refusal) {
      case TOO_LARGE -> 413;
      case KEYS_UNAVAILABLE -> 503;
      case MALFORMED, OUT_OF_TIME, BAD_SIGNATURE, NOT_OUR_ADDRESS -> 401;
    };
  }
}
