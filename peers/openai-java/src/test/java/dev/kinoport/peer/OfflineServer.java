package dev.kinoport.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** {@code ./kinoport serve} as a process of its own, and what it knows. */
final class OfflineServer implements AutoCloseable {
  private static final Path KINOPORT = Path.of("../../kinoport");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Short enough for a build. */
  private static final Map<String, Object> BRISK = Map.of("queued_s", 0.1, "running_s", 0.3);

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

  /** What stands before {@code /videos}. */
  String base() {
    return url + "/v1";
  }

  /** Forgets all before. */
  void begin() {
    begin("nothing has this in it", Map.of());
  }

  /** Forgets all before; requests with a word in their prompt go in another way. */
  void begin(String word, Map<String, Object> life) {
    ask("POST", "/__reset", Map.of());
    Map<String, Object> brisk = new HashMap<>(BRISK);
    brisk.putAll(life);
    List<Object> rules = List.of(Map.of("prompt_has", word, "life", brisk));
    ask("POST", "/__script", Map.of("default", BRISK, "rules", rules));
  }

  /** How many clips are paid by now. */
  int paid() {
    return ask("GET", "/__bill", Map.of()).get("count").asInt();
  }

  /** How many requests of a method came by now. */
  long asked(String method) {
    JsonNode requests = ask("GET", "/__requests", Map.of()).get("requests");
    return StreamSupport.stream(requests.spliterator(), false)
        .filter(it -> it.get("method").asText().equals(method))
        .count();
  }

  private JsonNode ask(String method, String path, Map<String, Object> body) {
    try {
      String text = body.isEmpty() ? "" : JSON.writeValueAsString(body);
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url + path))
              .method(method, HttpRequest.BodyPublishers.ofString(text))
              .build();
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(method + " " + path + ": " + response.body());
      }
      return JSON.readTree(response.body());
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
