package dev.kinoport.emulator.fal.webhook;

import dev.kinoport.emulator.fal.queue.WireJob;
import dev.kinoport.emulator.fal.queue.WireJobs;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.Administration;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.JobView;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.eventlog.EventLine;
import dev.kinoport.fake.eventlog.Happening;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Calls back when a job is over, again and again until somebody listens. */
public final class Webhooks {
  private static final Duration FIRST_PATIENCE = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Administration administration;
  private final WireJobs jobs;
  private final Readings readings;
  private final WebhookPost post;
  private final Function<WireJob, Reply.Whole> results;
  private final Set<String> begun = ConcurrentHashMap.newKeySet();
  private final Map<String, Attempts> made = new ConcurrentHashMap<>();

  private volatile boolean isClosed;

  /** What an earlier server has done about one webhook. */
  private record Attempts(int count, Instant last, boolean isFinal) {}

  public Webhooks(
      Administration administration,
      WireJobs jobs,
      Readings readings,
      WebhookPost post,
      Function<WireJob, Reply.Whole> results) {
    this.administration = administration;
    this.jobs = jobs;
    this.readings = readings;
    this.post = post;
    this.results = results;
  }

  /** Sees to the webhook of a job that was just taken, if it has one. */
  public void expect(WireJob job) {
    if (job.webhook().isEmpty()) {
      return;
    }
    Life life = administration.takenJob(job.requestId()).fold(Life::instant, JobView::life);
    if (life.fault(Fault.WebhookBeforeAnswer.class).isDefined()) {
      callBack(job, life);
    }
    Instant end =
        administration.takenJob(job.requestId()).map(JobView::completesAt).getOrElse(job.at());
    administration.time().at(end, () -> callBack(job, life));
  }

  /** Reads of an attempt that an earlier server made. */
  public void recall(EventLine line) {
    if (line.what() == Happening.CALLED_BACK) {
      boolean isFinal = line.members().find("is_final").contains(new Json.Flag(true));
      made.merge(
          line.text("request_id"),
          new Attempts(1, line.moment("at"), isFinal),
          (before, last) -> new Attempts(before.count() + 1, last.last(), last.isFinal()));
    }
  }

  /** Goes on where an earlier server was when it ended. */
  public void resume(WireJob job) {
    Attempts attempts = made.remove(job.requestId());
    if (attempts == null) {
      expect(job);
      return;
    }
    begun.add(job.requestId());
    Iterator<Duration> pauses =
        readings.webhookRetries().stream().skip(attempts.count() - 1L).iterator();
    if (!attempts.isFinal() && pauses.hasNext()) {
      Instant next = attempts.last().plus(pauses.next());
      administration.time().at(next, () -> again(job, JsonText.bytes(body(job)), pauses));
    }
  }

  /** A cancelled job is over early. */
  public void onCancel(WireJob job) {
    if (job.webhook().isDefined()) {
      Life life = administration.takenJob(job.requestId()).fold(Life::instant, JobView::life);
      administration.time().at(administration.time().now(), () -> callBack(job, life));
    }
  }

  /**
   * Calls back now, beside the schedule.
   *
   * @return false if nobody wants to be called, or it is too early
   */
  public boolean once(WireJob job) {
    if (job.webhook().isEmpty() || !isOver(job)) {
      return false;
    }
    boolean arrived = post.signed(job, JsonText.bytes(body(job)), FIRST_PATIENCE);
    writeDown(job, arrived);
    return true;
  }

  private boolean isOver(WireJob job) {
    return job.spoiled().isDefined()
        || administration
            .takenJob(job.requestId())
            .exists(it -> it.isCompletedAt(administration.time().now()));
  }

  private void callBack(WireJob job, Life life) {
    if (!isOver(job) || !isExpected(job) || !begun.add(job.requestId())) {
      return;
    }
    byte[] body = JsonText.bytes(body(job));
    if (life.fault(Fault.WebhookForged.class).isDefined()) {
      byte[] lie = JsonText.bytes(Json.object().with("request_id", job.requestId()));
      post.forged(job, lie, FIRST_PATIENCE);
    }
    int more = life.fault(Fault.WebhookRepeated.class).fold(() -> 0, Fault.WebhookRepeated::times);
    for (int i = 0; i < more; i++) {
      post.signed(job, body, FIRST_PATIENCE);
    }
    attempt(job, body, FIRST_PATIENCE, readings.webhookRetries().iterator());
  }

  private void attempt(WireJob job, byte[] body, Duration patience, Iterator<Duration> pauses) {
    boolean isFinal = post.signed(job, body, patience);
    if (!Thread.currentThread().isInterrupted()) {
      writeDown(job, isFinal);
    }
    if (!isFinal && pauses.hasNext()) {
      Instant next = administration.time().now().plus(pauses.next());
      administration.time().at(next, () -> again(job, body, pauses));
    }
  }

  private void writeDown(WireJob job, boolean isFinal) {
    Instant now = administration.time().now();
    administration.write(
        Happening.CALLED_BACK,
        () ->
            Json.object()
                .with("request_id", job.requestId())
                .with("at", now.toString())
                .with("is_final", isFinal));
  }

  private void again(WireJob job, byte[] body, Iterator<Duration> pauses) {
    if (isExpected(job)) {
      attempt(job, body, PATIENCE, pauses);
    }
  }

  private Json body(WireJob job) {
    Reply.Whole result = results.apply(job);
    boolean isOk = result.status() == 200;
    Json payload = JsonText.read(result.body()).getOrElse(Json.Nothing.NULL);
    Json.Members body =
        Json.object()
            .with("request_id", job.requestId())
            .with("gateway_request_id", job.requestId())
            .with("status", isOk ? "OK" : "ERROR");
    return isOk
        ? body.with("payload", payload).with("error", Json.Nothing.NULL)
        : body.with("error", error(result.status())).with("payload", payload);
  }

  private String error(int status) {
    String words =
        readings.has(Reading.WEBHOOK_SAYS_INVALID_STATUS_CODE)
            ? "Invalid status code: "
            : "Unexpected status code: ";
    return words + status;
  }

  private boolean isExpected(WireJob job) {
    return !isClosed && jobs.isCurrent(job);
  }

  /** Makes no further attempt; what is owed is the next server's. */
  public void close() {
    isClosed = true;
  }

  /** Owes nobody a call any more. */
  public void reset() {
    begun.clear();
    made.clear();
  }
}
