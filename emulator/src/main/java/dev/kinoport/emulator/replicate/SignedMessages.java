package dev.kinoport.emulator.replicate;

import dev.kinoport.emulator.callback.LoopbackPost;
import dev.kinoport.fake.Administration;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.JobView;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.eventlog.EventLine;
import dev.kinoport.fake.eventlog.Happening;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Tells whoever wants to be told. Only the last message of a prediction is sent again if nobody
 * takes it, for about a minute.
 */
final class SignedMessages {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** A minute together. */
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(2),
          Duration.ofSeconds(4),
          Duration.ofSeconds(8),
          Duration.ofSeconds(16),
          Duration.ofSeconds(30));

  private final Administration administration;
  private final LoopbackPost post;
  private final Function<String, Option<Json.Members>> bodies;
  private final Map<String, TakenPrediction> listeners = new ConcurrentHashMap<>();
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private volatile boolean isClosed;

  /**
   * Sends messages.
   *
   * @param bodies the whole prediction, by the world's name for it
   */
  SignedMessages(
      Administration administration,
      LoopbackPost post,
      Function<String, Option<Json.Members>> bodies) {
    this.administration = administration;
    this.post = post;
    this.bodies = bodies;
  }

  /** Sees to the messages about a prediction that was just taken, if somebody wants them. */
  void expect(String requestId, TakenPrediction taken) {
    administration
        .takenJob(requestId)
        .filter(view -> taken.webhook().isDefined())
        .forEach(view -> expect(view, taken));
  }

  private void expect(JobView view, TakenPrediction taken) {
    String requestId = view.requestId();
    listeners.put(requestId, taken);
    if (view.life().fault(Fault.WebhookBeforeAnswer.class).isDefined()) {
      completed(requestId, taken);
    }
    if (taken.events().contains("start")) {
      at(view.startsAt(), () -> onTheWay(requestId, taken, "start"));
    }
    if (taken.events().contains("logs")) {
      for (Life.Line line : view.life().logs()) {
        at(
            view.startsAt().plus(line.after()),
            () -> onTheWay(requestId, taken, "logs after " + line.after()));
      }
    }
    at(view.completesAt(), () -> completed(requestId, taken));
  }

  /** What is stopped is over early. */
  void onCancel(String requestId) {
    Option.<TakenPrediction>of(listeners.get(requestId))
        .forEach(taken -> at(administration.time().now(), () -> completed(requestId, taken)));
  }

  private void at(Instant when, Runnable task) {
    administration.time().at(when, task);
  }

  private boolean isCurrent(String requestId, TakenPrediction taken) {
    return !isClosed && listeners.get(requestId) == taken;
  }

  /** Sent once, heard or not; never after the end. */
  private void onTheWay(String requestId, TakenPrediction taken, String event) {
    if (isCurrent(requestId, taken) && !told.contains(requestId) && !isStopped(requestId)) {
      send(requestId, taken, event, SvixSignature.OURS);
    }
  }

  private boolean isStopped(String requestId) {
    return administration.takenJob(requestId).exists(JobView::isCancelled);
  }

  private void completed(String requestId, TakenPrediction taken) {
    Option<JobView> job = administration.takenJob(requestId);
    boolean isOver = job.exists(it -> it.isCompletedAt(administration.time().now()));
    if (!isOver || !isCurrent(requestId, taken) || !told.add(requestId)) {
      return;
    }
    Life life = job.fold(Life::instant, JobView::life);
    if (taken.events().contains("output") && isSuccess(requestId)) {
      send(requestId, taken, "output", SvixSignature.OURS);
    }
    if (!taken.events().contains("completed")) {
      return;
    }
    if (life.fault(Fault.WebhookForged.class).isDefined()) {
      send(requestId, taken, "forged", SvixSignature.STRANGERS);
    }
    int more = life.fault(Fault.WebhookRepeated.class).fold(() -> 0, Fault.WebhookRepeated::times);
    for (int i = 0; i < more; i++) {
      send(requestId, taken, "completed", SvixSignature.OURS);
    }
    attempt(requestId, taken, PAUSES.iterator());
  }

  private boolean isSuccess(String requestId) {
    return bodies.apply(requestId).exists(body -> body.text("status").contains("succeeded"));
  }

  private void attempt(String requestId, TakenPrediction taken, Iterator<Duration> pauses) {
    if (!isCurrent(requestId, taken)) {
      return;
    }
    boolean isFinal = send(requestId, taken, "completed", SvixSignature.OURS);
    if (!isFinal && pauses.hasNext()) {
      Instant next = administration.time().now().plus(pauses.next());
      at(next, () -> attempt(requestId, taken, pauses));
    } else if (!Thread.currentThread().isInterrupted()) {
      writeDown(requestId);
    }
  }

  private void writeDown(String requestId) {
    Instant now = administration.time().now();
    administration.write(
        Happening.CALLED_BACK,
        () ->
            Json.object()
                .with("request_id", requestId)
                .with("at", now.toString())
                .with("is_final", true));
  }

  /** Reads of a message that an earlier server sent to its end. */
  void recall(EventLine line) {
    if (line.what() == Happening.CALLED_BACK) {
      told.add(line.text("request_id"));
    }
  }

  private boolean send(
      String requestId, TakenPrediction taken, String event, SvixSignature signature) {
    byte[] body = bodies.apply(requestId).map(JsonText::bytes).getOrElse(new byte[0]);
    String id = "msg_" + PredictionIds.named(requestId + " " + event);
    String timestamp = Long.toString(administration.time().now().getEpochSecond());
    Map<String, String> headers =
        Map.of(
            "webhook-id", id,
            "webhook-timestamp", timestamp,
            "webhook-signature", signature.sign(id, timestamp, body));
    return post.post(requestId, taken.webhook().getOrElse(""), headers, body, PATIENCE).isFinal();
  }

  void reset() {
    listeners.clear();
    told.clear();
  }

  void close() {
    isClosed = true;
  }
}
