package dev.kinoport.emulator.tape;

import dev.kinoport.emulator.Wire;
import dev.kinoport.fake.FakeError;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A client that does all that can be done, in the same order each time: requests that end well, are
 * cancelled, fail or come too late, uploads, streams, listings, and questions that lead nowhere. It
 * notes what it was told, without the addresses of whom it spoke to.
 */
final class Conversation {
  static final String KEY = "6f1d8c1e-key-id:5f4dcc3b5aa765d61d8327deb882cf99";
  static final String PROMPT = "a lighthouse that nobody may read about";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final String origin;
  private final Consumer<Duration> clock;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<String> told = new ArrayList<>();

  private Conversation(URI server, Consumer<Duration> clock) {
    this.origin = server.toString();
    this.clock = clock;
  }

  /** What the other side has to do for it. */
  static Script script() {
    return Script.always(Life.realistic())
        .whenPromptHas(
            "storm", Life.realistic().failing(FakeError.CONTENT_POLICY_VIOLATION.error()))
        .whenPromptHas(
            "elsewhere", Life.realistic().failing(FakeError.DOWNSTREAM_SERVICE_ERROR.error()))
        .whenPromptHas(
            "crowd", Life.realistic().with(new Fault.Throttled(1, Duration.ofSeconds(7))));
  }

  /**
   * All of it.
   *
   * @param clock turned on when time is to pass
   * @return what was answered, in order
   */
  static List<String> with(URI server, Consumer<Duration> clock) {
    Conversation conversation = new Conversation(server, clock);
    conversation.wholeLife();
    conversation.cancelled();
    conversation.failed("storm");
    conversation.failed("elsewhere");
    conversation.lateAndThrottled();
    conversation.uploaded();
    conversation.ledNowhere();
    conversation.forgotten();
    conversation.client.close();
    return conversation.told;
  }

  private void wholeLife() {
    Json.Members job = submit(PROMPT);
    String status = address(job, "status_url");
    get(status);
    get(address(job, "response_url"));
    CompletableFuture<String> stream = stream(status + "/stream?logs=1");
    pass(Duration.ofSeconds(30));
    get(status + "?logs=1");
    pass(Duration.ofMinutes(3));
    told.add(stream.join());
    get(status + "?logs=1");
    Json.Members result = get(address(job, "response_url"));
    String clip = address(result.object("video").get(), "url");
    file(clip, "");
    file(clip, "bytes=100-199");
    get(origin + "/queue.fal.run/acme/clips/requests/" + id(job) + "/status");
    get(origin + Wire.QUEUE + Wire.ENDPOINT + "/requests/" + id(job) + "/status");
    send(HttpRequest.newBuilder(URI.create(status)));
    listing();
  }

  private void listing() {
    get(origin + "/api.fal.ai/v1/models/requests/by-endpoint?limit=5&endpoint_id=" + Wire.ENDPOINT);
  }

  private void cancelled() {
    Json.Members job = submit("a kite");
    put(address(job, "cancel_url"));
    get(address(job, "status_url"));
    get(address(job, "response_url"));
  }

  private void failed(String prompt) {
    Json.Members job = submit(prompt);
    pass(Duration.ofMinutes(4));
    get(address(job, "status_url"));
    get(address(job, "response_url"));
    put(address(job, "cancel_url"));
  }

  private void lateAndThrottled() {
    Json.Members job =
        send(
            post(Wire.QUEUE + Wire.ENDPOINT, Wire.input())
                .header("X-Fal-Request-Start-Timeout", "5"));
    pass(Duration.ofMinutes(4));
    get(address(job, "status_url"));
    get(address(job, "response_url"));
    submit("a crowd");
    submit("a crowd");
  }

  private void uploaded() {
    Json.Members place =
        send(
            post(
                "/rest.fal.ai/storage/upload/initiate?storage_type=fal-cdn-v3",
                "{\"content_type\": \"text/plain\", \"file_name\": \"notes.txt\"}"));
    send(
        HttpRequest.newBuilder(URI.create(address(place, "upload_url")))
            .header("Content-Type", "text/plain")
            .PUT(HttpRequest.BodyPublishers.ofString("seven bytes")));
    file(address(place, "file_url"), "");
    send(
        post(
            Wire.QUEUE + Wire.ENDPOINT,
            Wire.input().replace("https://example.com/cat.png", address(place, "file_url"))));
    Json.Members token =
        send(post("/rest.fal.ai/storage/auth/token?storage_type=fal-cdn-v3", "{}"));
    send(
        HttpRequest.newBuilder(URI.create(origin + "/v3.fal.media/files/upload"))
            .header("Authorization", "Bearer " + token.text("token").getOrElse(""))
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString("some other bytes")));
  }

  private void ledNowhere() {
    get(origin + Wire.QUEUE + Wire.APP + "/requests/00000000-0000-4000-8000-000000000000/status");
    get(origin + "/api.fal.ai/v1/models/pricing?endpoint_id=" + Wire.ENDPOINT);
    send(post(Wire.QUEUE + "fal-ai/no-such-model", Wire.input()));
    send(
        HttpRequest.newBuilder(URI.create(origin + Wire.QUEUE + Wire.APP + "/requests/x/status"))
            .header("Authorization", "Bearer nothing"));
  }

  private void forgotten() {
    Json.Members job = submit("a kite again");
    pass(Duration.ofMinutes(3));
    get(address(job, "status_url"));
    pass(Duration.ofHours(2));
    get(address(job, "response_url"));
  }

  private void pass(Duration span) {
    clock.accept(span);
  }

  private Json.Members submit(String prompt) {
    return send(post(Wire.QUEUE + Wire.ENDPOINT, Wire.input(prompt)));
  }

  private HttpRequest.Builder post(String path, String json) {
    return keyed(origin + path)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(json));
  }

  private static HttpRequest.Builder keyed(String address) {
    return HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Key " + KEY);
  }

  private Json.Members get(String address) {
    return send(keyed(address));
  }

  private void put(String address) {
    send(keyed(address).PUT(HttpRequest.BodyPublishers.noBody()));
  }

  private void file(String address, String range) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
    if (!range.isEmpty()) {
      request.header("Range", range);
    }
    send(request);
  }

  private CompletableFuture<String> stream(String address) {
    HttpResponse<Stream<String>> response;
    try {
      response = client.send(keyed(address).timeout(PATIENCE).build(), BodyHandlers.ofLines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    var lines = response.body().iterator();
    StringBuilder all = new StringBuilder();
    // The first event is there before the clock is turned.
    while (lines.hasNext() && !all.toString().contains("data:")) {
      all.append(lines.next());
    }
    return CompletableFuture.supplyAsync(() -> {
      lines.forEachRemaining(line -> {
        if (!line.startsWith(":")) {
          all.append(line);
        }
      });
      return "stream " + plain(all.toString());
    });
  }

  /** Without whom it was said by, and without what was taken out of the tape. */
  private String plain(String text) {
    return text.replace(origin, "ORIGIN")
        .replaceAll("\\s", "")
        .replaceAll("signature=[^\"]*", "")
        .replaceAll("\"token\":\"[^\"]*\"", "TOKEN");
  }

  private Json.Members send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response =
          client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
      byte[] body = response.body();
      boolean isText = JsonText.read(body).isRight();
      told.add(
          response.statusCode()
              + " "
              + (isText
                  ? plain(new String(body, StandardCharsets.UTF_8))
                  : "%d bytes".formatted(body.length)));
      return JsonText.read(body)
          .toOption()
          .filter(Json.Members.class::isInstance)
          .map(Json.Members.class::cast)
          .getOrElse(Json::object);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String id(Json.Members job) {
    return job.text("request_id").getOrElse("");
  }

  private static String address(Json.Members body, String name) {
    return body.text(name).getOrElseThrow(() -> new AssertionError(name + " is not in " + body));
  }
}
