package dev.kinoport.emulator.callback;

import dev.kinoport.emulator.http.ServerNames;
import dev.kinoport.fault.IoReason;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** One attempt to call a client back. Nothing leaves this machine: only loopback is called. */
public final class LoopbackPost {
  /** Of an answer: more is not read. */
  private static final int MOST_BYTES = 64 * 1024;

  private final DeliveryLog log;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** Posts, and notes each attempt. */
  public LoopbackPost(DeliveryLog log) {
    this.log = log;
  }

  /**
   * What came of it.
   *
   * @param status of HTTP; 0 if there is none
   * @param body of the answer; empty if there is none
   * @param isFinal whether no further attempt makes sense: it arrived, or it never will
   */
  public record Outcome(int status, String body, boolean isFinal) {
    private static final Outcome NEVER = new Outcome(0, "", true);
    private static final Outcome FAILED = new Outcome(0, "", false);
  }

  /** Posts a JSON body. */
  public Outcome post(
      String requestId,
      String target,
      Map<String, String> headers,
      byte[] body,
      Duration patience) {
    return WebhookTarget.of(target)
        .fold(
            () ->
                noted(requestId, target, "not called: no absolute http(s) address", Outcome.NEVER),
            address ->
                address.isLoopback()
                    ? send(requestId, target, request(address, headers, body, patience))
                    : noted(
                        requestId,
                        target,
                        "not called: the fake calls back only on this machine",
                        Outcome.NEVER));
  }

  private static HttpRequest request(
      WebhookTarget address, Map<String, String> headers, byte[] body, Duration patience) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.uri())
            .timeout(patience)
            .header("Content-Type", "application/json")
            .header(ServerNames.CALLBACK, "1")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return request.build();
  }

  private Outcome send(String requestId, String target, HttpRequest request) {
    try {
      HttpResponse<InputStream> answer =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      int status = answer.statusCode();
      boolean isFinal = status / 100 == 2 || status / 100 == 3;
      return noted(
          requestId,
          target,
          Integer.toString(status),
          new Outcome(status, text(answer.body()), isFinal));
    } catch (IOException e) {
      return noted(requestId, target, IoReason.ofCall(e), Outcome.FAILED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return noted(requestId, target, "interrupted", Outcome.NEVER);
    }
  }

  private static String text(InputStream body) throws IOException {
    try (body) {
      return new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    }
  }

  private Outcome noted(String requestId, String target, String words, Outcome outcome) {
    log.add(requestId, target, words);
    return outcome;
  }

  /** Ends its connections. */
  public void close() {
    client.shutdownNow();
  }
}
