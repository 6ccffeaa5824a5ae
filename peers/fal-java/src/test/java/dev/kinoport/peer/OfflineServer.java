package dev.kinoport.peer;

import ai.fal.client.queue.QueueStatus;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** {@code ./kinoport serve} as a process of its own, and what it knows. */
final class OfflineServer implements AutoCloseable {
  /** For tests that do not depend on how fast this machine is. */
  static final String BY_HAND = "--manual-clock";

  private static final Path KINOPORT = Path.of("../../kinoport");
  private static final Gson GSON = new Gson();

  private final Process process;
  private final String url;
  private final HttpClient client = HttpClient.newHttpClient();

  private OfflineServer(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /** Returns when it is ready. Its errors go where ours go. */
  static OfflineServer start(String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of(KINOPORT.toString(), "serve", "--port", "0"));
    command.addAll(List.of(options));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
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

  /** Lets time pass, where it passes by hand. */
  void advance(double seconds) {
    ask("POST", "/__clock/advance", GSON.toJson(Map.of("seconds", seconds)));
  }

  /** Lets a job go on as soon as its client has seen where it stands. */
  void goOn(QueueStatus.StatusUpdate update) {
    switch (update.getStatus()) {
      case IN_QUEUE -> advance(0.2);
      case IN_PROGRESS -> advance(1);
      case COMPLETED -> {
        // there is nothing more to come
      }
    }
  }

  /** The life with one fault on the way. */
  static Map<String, Object> brokenBy(String fault) {
    return Map.of("queued_s", 0.1, "running_s", 0.3, "faults", List.of(Map.of("fault", fault)));
  }

  /** The life that is over when it begins, with faults on the way. */
  static Map<String, Object> atOnce(String... faults) {
    List<Map<String, String>> named =
        Stream.of(faults).map(fault -> Map.of("fault", fault)).toList();
    return Map.of("queued_s", 0, "running_s", 0, "faults", named);
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
