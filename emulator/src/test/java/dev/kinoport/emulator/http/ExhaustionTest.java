package dev.kinoport.emulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.emulator.server.HttpExchange;
import dev.kinoport.emulator.server.Listener;
import dev.kinoport.time.SystemTime;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
final class ExhaustionTest {
  @Test
  void callThatIsTooMuchIsAnsweredAndOthersGoOn() throws Exception {
    ServerNames names = new ServerNames(0, Option.none());
    CallReader reader = new CallReader(Readings.suggested(), names);
    try (Listener listener =
            Listener.on(
                0,
                new SystemTime(),
                () -> {
                  throw new AssertionError("nobody speaks TLS here");
                });
        HttpClient client = HttpClient.newHttpClient()) {
      listener.start(
          new HttpEntry(reader, ExhaustionTest::answer, Readings.suggested()),
          authority -> Option.none());
      URI address = URI.create("http://127.0.0.1:" + listener.port());
      for (String path : new String[] {"/stack", "/heap", "/stack", "/later"}) {
        HttpResponse<String> answer = get(client, address.resolve(path));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("too much");
      }
      assertThat(get(client, address.resolve("/fine")).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void callThatFailsIsAnsweredAndClosed() throws Exception {
    try (Listener listener = Listener.on(0, new SystemTime(), () -> null);
        HttpClient client = HttpClient.newHttpClient()) {
      listener.start(new LastAnswer(ExhaustionTest::fail), authority -> Option.none());
      URI address = URI.create("http://127.0.0.1:" + listener.port());
      assertThat(get(client, address.resolve("/stack")).statusCode()).isEqualTo(503);
      assertThat(get(client, address.resolve("/heap")).statusCode()).isEqualTo(503);
      assertThat(get(client, address.resolve("/defect")).statusCode()).isEqualTo(500);
      assertThat(get(client, address.resolve("/later")).statusCode()).isEqualTo(200);
    }
  }

  private static void fail(HttpExchange exchange) {
    switch (exchange.path()) {
      case "/stack" -> deeper(1);
      case "/heap" -> throw new OutOfMemoryError("Java heap space");
      case "/later" -> {
        try {
          exchange.respond(200);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("behind its answer");
      }
      default -> throw new IllegalStateException("a defect");
    }
  }

  private static Reply answer(Call call) {
    return switch (call.path()) {
      case "/stack" -> Reply.text(200, deeper(1));
      case "/heap" -> throw new OutOfMemoryError("Java heap space");
      case "/later" ->
          new Reply.Later(exchange -> {
            throw new StackOverflowError();
          });
      default -> Reply.text(200, "fine");
    };
  }

  private static String deeper(int depth) {
    return depth < 0 ? "" : depth + deeper(depth + 1);
  }

  private static HttpResponse<String> get(HttpClient client, URI address) throws Exception {
    return client.send(
        HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }
}
