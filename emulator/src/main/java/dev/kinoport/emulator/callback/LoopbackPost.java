package dev.kinoport.emulator.callback;

import dev.kinoport.emulator.http.ServerNames;
import dev.kinoport.fault.IoReason;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * One attempt to call a client back. Nothing leaves this machine: only loopback is called. The
 * client's patience is for the head of an answer alone, so an attempt has a thread of its own,
 * which is not waited for any longer.
 */
public final class LoopbackPost {
  /** Of an answer: more is not read. */
  private static final int MOST_BYTES = 64 * 1024;

  private static final String LATE = IoReason.ofCall(new HttpTimeoutException("late"));

  private final DeliveryLog log;
  private final Supplier<HttpClient> clients;
  private HttpClient client;
  private boolean isClosed;

  /** Posts, and notes each attempt. */
  public LoopbackPost(DeliveryLog log) {
    this(
        log,
        () ->
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
  }

  LoopbackPost(DeliveryLog log, Supplier<HttpClient> clients) {
    this.log = log;
    this.clients = clients;
    this.client = clients.get();
  }

  /** One that lives: where memory ends, its thread does, and it calls nobody any more. */
  private synchronized HttpClient client() {
    if (client.isTerminated() && !isClosed) {
      client = clients.get();
    }
    return client;
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
                    ? send(requestId, target, request(address, headers, body, patience), patience)
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

  private Outcome send(String requestId, String target, HttpRequest request, Duration patience) {
    FutureTask<Outcome> call = new FutureTask<>(() -> answer(request));
    Thread.ofVirtual().name("emulator-callback").start(call);
    try {
      Outcome outcome = call.get(patience.toNanos(), TimeUnit.NANOSECONDS);
      return noted(requestId, target, Integer.toString(outcome.status()), outcome);
    } catch (TimeoutException e) {
      return noted(requestId, target, LATE, Outcome.FAILED);
    } catch (ExecutionException e) {
      Exception cause = e.getCause() instanceof IOException io ? io : e;
      return noted(requestId, target, IoReason.ofCall(cause), Outcome.FAILED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return noted(requestId, target, "interrupted", Outcome.NEVER);
    } finally {
      call.cancel(true);
    }
  }

  private Outcome answer(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<InputStream> answer =
        client().send(request, HttpResponse.BodyHandlers.ofInputStream());
    int status = answer.statusCode();
    boolean isFinal = status / 100 == 2 || status / 100 == 3;
    return new Outcome(status, text(answer.body()), isFinal);
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
  public synchronized void close() {
    isClosed = true;
    client.shutdownNow();
  }
}
