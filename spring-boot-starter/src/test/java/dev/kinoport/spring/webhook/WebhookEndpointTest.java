package dev.kinoport.spring.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.http.webhook.WebhookRefusal;
import dev.kinoport.json.BodyRoom;
import dev.kinoport.time.ElapsedTime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Anybody can send a message: all of them together take no more than there is. */
final @Timeout(300) class WebhookEndpointTest {
  private static final int PIECE = 64 * 1024;

  private final AtomicLong seconds = new AtomicLong();
  private final MessageBodies bodies = new MessageBodies(new BodyRoom(2L * PIECE), this::now);

  private ElapsedTime.Moment now() {
    Duration passed = Duration.ofSeconds(seconds.get());
    return new ElapsedTime.Moment(passed, passed);
  }

  /** It once read each body whole, whatever others were there. */
  @Test
  void bodiesShareTheirRoomAcrossProviders() throws Exception {
    List<Integer> beside = new ArrayList<>();
    WebhookEndpoint.Receiver second = receiver(body -> {});
    WebhookEndpoint.Receiver first =
        receiver(body -> {
          beside.add(status("/second", second, bytes(2 * PIECE)));
          beside.add(status("/second", second, bytes(100)));
        });
    assertThat(status("/first", first, bytes(PIECE + 1))).isEqualTo(200);
    assertThat(beside).containsExactly(503, 200);
    assertThat(status("/second", second, bytes(2 * PIECE))).isEqualTo(200);
  }

  @Test
  void aMessageThatComesDropByDropIsLetGo() throws Exception {
    InputStream dripping =
        new InputStream() {
          @Override
          public int read() {
            seconds.incrementAndGet();
            return ' ';
          }

          @Override
          public int read(byte[] into, int offset, int length) {
            into[offset] = (byte) read();
            return 1;
          }
        };
    WebhookEndpoint.Receiver nobody =
        receiver(body -> {
          throw new AssertionError("it is not whole");
        });
    assertThat(status("/first", nobody, dripping)).isEqualTo(408);
    assertThat(seconds.get()).isEqualTo(31);
  }

  private static InputStream bytes(int count) {
    return new ByteArrayInputStream(new byte[count]);
  }

  private int status(String path, WebhookEndpoint.Receiver receiver, InputStream body) {
    RouterFunction<ServerResponse> route =
        WebhookEndpoint.at(
            URI.create("https://us.example" + path),
            new MockEnvironment(),
            bodies,
            16 * PIECE,
            receiver);
    MockHttpServletRequest request =
        new MockHttpServletRequest("POST", path) {
          @Override
          public ServletInputStream getInputStream() {
            return servletBody(body);
          }
        };
    ServerRequest asked = ServerRequest.create(request, List.of());
    try {
      return route.route(asked).orElseThrow().handle(asked).statusCode().value();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static ServletInputStream servletBody(InputStream body) {
    return new ServletInputStream() {
      @Override
      public int read() throws IOException {
        return body.read();
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        return body.read(into, offset, length);
      }

      @Override
      public boolean isFinished() {
        return false;
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException("read at once");
      }
    };
  }

  private static WebhookEndpoint.Receiver receiver(Consumer<byte[]> heard) {
    return new WebhookEndpoint.Receiver() {
      @Override
      public Option<WebhookRefusal> complaint(
          String target, Function<String, @Nullable String> headers) {
        return Option.none();
      }

      @Override
      public Either<WebhookRefusal, WebhookEndpoint.Answer> receive(
          String target, Function<String, @Nullable String> headers, byte[] body) {
        heard.accept(body);
        return Either.right(WebhookEndpoint.Answer.kept());
      }
    };
  }
}
