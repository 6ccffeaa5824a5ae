package dev.kinoport.emulator.fal.webhook;

import dev.kinoport.emulator.callback.LoopbackPost;
import dev.kinoport.emulator.fal.queue.WireJob;
import dev.kinoport.time.Timekeeper;
import java.time.Duration;
import java.util.Map;

/** One delivery of a webhook, with fal's headers. */
public final class WebhookPost {
  private static final String USER = "fake-user";

  private final Timekeeper time;
  private final WebhookKey key;
  private final LoopbackPost post;

  /** Signs with a key. */
  public WebhookPost(Timekeeper time, WebhookKey key, LoopbackPost post) {
    this.time = time;
    this.key = key;
    this.post = post;
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
    Map<String, String> headers =
        Map.of(
            "X-Fal-Webhook-Request-Id", job.requestId(),
            "X-Fal-Webhook-User-Id", USER,
            "X-Fal-Webhook-Timestamp", stamp,
            "X-Fal-Webhook-Signature", signature);
    String target = job.webhook().getOrElse("");
    return post.post(job.requestId(), target, headers, body, patience).isFinal();
  }
}
