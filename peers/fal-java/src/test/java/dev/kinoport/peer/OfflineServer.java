package dev.kinoport.peer;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** {@code ./kinoport serve} as a process of its own, and what it knows. */
final class OfflineServer implements AutoCloseable {
  private static final Path KINOPORT = Path.of("../../kinoport");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Gson GSON = new Gson();

  private final Process process;
  private final String url;
  private final HttpClient client = HttpClient.newHttpClient();

  private OfflineServer(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /** Returns when it is ready. Its errors go where ours go. */
  static OfflineServer start() throws IOException {
    Process process =
        new ProcessBuilder(KINOPORT.toString(), "serve", "--port", "0")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    String url = said.readLine();
    if (url == null || !url.startsWith("http://")) {
      process.destroy();
      throw new IllegalStateException("kinoport serve did not become ready; it said: " + url);
    }
    return new OfflineServer(process, url);
  }

  String url() {
    return url;
  }

  /** Forgets all before; lives by a word of the prompt, as in a script file. */
  void begin(Map<String, Map<String, Object>> lives) {
    ask("POST", "/__reset", "");
    List<Map<String, Object>> rules =
        lives.entrySet().stream()
            .map(life -> Map.of("prompt_has", life.getKey(), "life", life.getValue()))
            .toList();
    Map<String, Object> brisk = Map.of("queued_s", 0.1, "running_s", 0.3);
    ask("POST", "/__script", GSON.toJson(Map.of("default", brisk, "rules", rules)));
  }

  /** The life with one fault on the way. */
  static Map<String, Object> brokenBy(String fault) {
    return Map.of("queued_s", 0.1, "running_s", 0.3, "faults", List.of(Map.of("fault", fault)));
  }

  /** The life that ends with an error instead of a clip. */
  static Map<String, Object> failing(String error) {
    return Map.of("queued_s", 0, "running_s", 0, "fails_with", error);
  }

  /** The request ids on the bill by now. */
  List<String> paid() {
    return objects(ask("GET", "/__bill", "").getAsJsonArray("charges"))
        .map(charge -> charge.get("request_id").getAsString())
        .toList();
  }

  /** The bill once so many are on it: a charge is made when a clip is done. */
  List<String> paidInTheEnd(int count) {
    Instant end = Instant.now().plus(PATIENCE);
    while (paid().size() < count && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    return paid();
  }

  /** Method and path of all that was asked, such as {@code GET /fal-ai/minimax/requests/1}. */
  List<String> asked() {
    return objects(ask("GET", "/__requests", "").getAsJsonArray("requests"))
        .map(it -> it.get("method").getAsString() + " " + it.get("path").getAsString())
        .toList();
  }

  private static Stream<JsonObject> objects(JsonArray array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonElement::getAsJsonObject);
  }

  private JsonObject ask(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(method + " " + path + ": " + response.body());
      }
      return GSON.fromJson(response.body(), JsonObject.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    client.close();
  }
}
