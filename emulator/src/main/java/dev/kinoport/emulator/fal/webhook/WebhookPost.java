package dev.kinoport.emulator.fal.webhook;

import dev.kinoport.emulator.fal.WebhookTarget;
import dev.kinoport.emulator.fal.queue.WireJob;
import dev.kinoport.time.Timekeeper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One delivery of a webhook. Nothing leaves this machine: only loopback is called. */
public final class WebhookPost {
  private static final String USER = "fake-user";

  private final Timekeeper time;
  private final WebhookKey key;
  private final List<WebhookDelivery> deliveries = new ArrayList<>();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  public WebhookPost(Timekeeper time, WebhookKey key) {
    this.time = time;
    this.key = key;
  }

  /** Whether no further attempt makes sense: it arrived, or it never will. */
  boolean signed(WireJob job, byte[] body, Duration patience) {
    String stamp = stamp();
    return send(job, body, stamp, key.sign(job.requestId(), USER, stamp, body), patience);
  }

  void forged(WireJob job, byte[] body, Duration patience) {
    String stamp = stamp();
    send(job, body, stamp, key.forge(job.requestId(), USER, stamp, body), patience);
  }

  private String stamp() {
    return Long.toString(time.now().getEpochSecond());
  }

  private boolean send(
      WireJob job, byte[] body, String stamp, String signature, Duration patience) {
    String target = job.webhook().getOrElse("");
    return WebhookTarget.of(target)
        .fold(
            () -> noted(job, target, "not called: no absolute http(s) address", true),
            address ->
                address.isLoopback()
                    ? send(job, target, request(job, address, body, stamp, signature, patience))
                    : noted(
                        job, target, "not called: the fake calls back only on this machine", true));
  }

  private static HttpRequest request(
      WireJob job,
      WebhookTarget address,
      byte[] body,
      String stamp,
      String signature,
      Duration patience) {
    return HttpRequest.newBuilder(address.uri())
        .timeout(patience)
        .header("Content-Type", "application/json")
        .header("X-Fal-Webhook-Request-Id", job.requestId())
        .header("X-Fal-Webhook-User-Id", USER)
        .header("X-Fal-Webhook-Timestamp", stamp)
        .header("X-Fal-Webhook-Signature", signature)
        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  private boolean send(WireJob job, String target, HttpRequest request) {
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return noted(job, target, Integer.toString(status), status / 100 == 2 || status / 100 == 3);
    } catch (IOException e) {
      return noted(job, target, e.getClass().getSimpleName(), false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return noted(job, target, "interrupted", true);
    }
  }

  private synchronized boolean noted(WireJob job, String target, String outcome, boolean isFinal) {
    deliveries.add(new WebhookDelivery(time.now(), job.requestId(), target, outcome));
    return isFinal;
  }

  /** Every attempt so far, in order. */
  public synchronized List<WebhookDelivery> deliveries() {
    return List.copyOf(deliveries);
  }

  /** Forgets the attempts. */
  public synchronized void reset() {
    deliveries.clear();
  }

  /** Ends its connections. */
  public void close() {
    client.shutdownNow();
  }
}
