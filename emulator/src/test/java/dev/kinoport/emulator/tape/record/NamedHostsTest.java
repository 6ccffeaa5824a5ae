package dev.kinoport.emulator.tape.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An answer names hosts, and anybody can write one that lies at a shop. */
@Timeout(300)
final class NamedHostsTest {
  @TempDir private Path place;
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private HttpServer shop;
  private TapeRecorder recorder;

  @BeforeEach
  void begin() throws IOException {
    shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    shop.createContext("/", this::answer);
    shop.start();
    recorder =
        TapeRecorder.before(URI.create("http://127.0.0.1:" + shop.getAddress().getPort()))
            .start(place.resolve("tape"));
  }

  @AfterEach
  void end() {
    recorder.close();
    shop.stop(0);
    client.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String key = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    seen.add(exchange.getRequestURI() + " " + key);
    byte[] named =
        """
        {"a": {"url": "https://clips.example/x.mp4"}, "b": {"url": "https://10.0.0.5/x"},
         "c": {"url": "https://localhost/x"}, "d": {"url": "https://printer/x"}}
        """
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, named.length);
    exchange.getResponseBody().write(named);
    exchange.close();
  }

  private int get(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(recorder.address().resolve(path))
            .header("Authorization", "Key id:secret")
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  @Test
  void theKeyIsForTheShopAlone() throws Exception {
    assertThat(get("/queue.fal.run/x")).isEqualTo(200);
    assertThat(get("/clips.example/x.mp4")).isEqualTo(200);
    assertThat(seen).containsExactly("/queue.fal.run/x Key id:secret", "/clips.example/x.mp4 null");
  }

  @Test
  void noAnswerLeadsInside() throws Exception {
    assertThat(get("/queue.fal.run/x")).isEqualTo(200);
    for (String host : new String[] {"10.0.0.5", "localhost", "printer"}) {
      assertThat(get("/" + host + "/x")).as(host).isEqualTo(421);
    }
    assertThat(seen).hasSize(1);
  }
}
