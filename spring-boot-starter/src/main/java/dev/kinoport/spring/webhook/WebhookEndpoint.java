package dev.kinoport.spring.webhook;

import dev.kinoport.http.webhook.WebhookRefusal;
import dev.kinoport.json.BodyRoom;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Takes a provider's messages, once they are proven to be its own and to be about a generation of
 * ours. A refusal does not explain itself, and is said before the body is read where it can be.
 */
public final class WebhookEndpoint implements HandlerFunction<ServerResponse> {
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private static final int LATE = 408;

  private final MessageBodies bodies;
  private final int mostBytes;
  private final Receiver receiver;

  /**
   * What is said to a message that is believed.
   *
   * @param status of HTTP
   * @param json the body; empty for none
   */
  public record Answer(int status, String json) {
    /** What it said is kept, or there is nothing to keep. */
    public static Answer kept() {
      return new Answer(OK, "");
    }

    /** What it said could not be kept: it is to come again. */
    public static Answer later() {
      return new Answer(UNAVAILABLE, "");
    }

    /** What it asks to be answered with. */
    public static Answer of(String json) {
      return new Answer(OK, json);
    }
  }

  /** Checks a provider's messages, and does what they are a reason for. */
  public interface Receiver {
    /** Why a message need not be read; none if nothing is wrong so far. */
    Option<WebhookRefusal> complaint(String target, Function<String, @Nullable String> headers);

    /**
     * What becomes of a message.
     *
     * @param target the whole address that it came to
     * @param headers the value of a header by its name, or null
     * @param body raw, at most one byte more than is read of any message
     */
    Either<WebhookRefusal, Answer> receive(
        String target, Function<String, @Nullable String> headers, byte[] body);
  }

  private WebhookEndpoint(MessageBodies bodies, int mostBytes, Receiver receiver) {
    this.bodies = bodies;
    this.mostBytes = mostBytes;
    this.receiver = receiver;
  }

  /**
   * What is sent to an address, of which only the path counts here.
   *
   * @param environment says below which path the whole application is
   * @param bodies reads those of all providers
   * @param mostBytes of one message
   */
  public static RouterFunction<ServerResponse> at(
      URI address,
      Environment environment,
      MessageBodies bodies,
      int mostBytes,
      Receiver receiver) {
    return RouterFunctions.route()
        .POST(
            within(address.getPath(), environment),
            new WebhookEndpoint(bodies, mostBytes, receiver))
        .build();
  }

  /** The address is as the world knows it; routes begin behind the application's own path. */
  private static String within(String path, Environment environment) {
    String rest = path;
    for (String above : List.of("server.servlet.context-path", "spring.mvc.servlet.path")) {
      String prefix = environment.getProperty(above, "").replaceFirst("/+$", "");
      if (!prefix.isEmpty() && rest.startsWith(prefix + "/")) {
        rest = rest.substring(prefix.length());
      }
    }
    return rest;
  }

  @Override
  public ServerResponse handle(ServerRequest request) throws IOException {
    String target = request.uri().toString();
    Function<String, @Nullable String> headers = name -> request.headers().firstHeader(name);
    for (WebhookRefusal refusal : receiver.complaint(target, headers)) {
      return refused(refusal);
    }
    try (BodyRoom.Taken place = bodies.empty()) {
      return bodies
          .read(place, request.servletRequest().getInputStream(), mostBytes + 1)
          .map(body -> receiver.receive(target, headers, body))
          .map(told -> told.fold(WebhookEndpoint::refused, WebhookEndpoint::answered))
          .getOrElse(() -> ServerResponse.status(UNAVAILABLE).build());
    } catch (InterruptedIOException e) {
      return ServerResponse.status(LATE).build();
    }
  }

  private static ServerResponse answered(Answer answer) {
    ServerResponse.BodyBuilder response = ServerResponse.status(answer.status());
    return answer.json().isEmpty()
        ? response.build()
        : response.contentType(MediaType.APPLICATION_JSON).body(answer.json());
  }

  private static ServerResponse refused(WebhookRefusal refusal) {
    return ServerResponse.status(status(refusal)).build();
  }

  private static int status(WebhookRefusal refusal) {
    return switch (refusal) {
      case TOO_LARGE -> 413;
      case KEYS_UNAVAILABLE -> UNAVAILABLE;
      case MALFORMED, OUT_OF_TIME, BAD_SIGNATURE, NOT_OUR_ADDRESS -> 401;
    };
  }
}
