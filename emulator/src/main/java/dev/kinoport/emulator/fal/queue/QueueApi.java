package dev.kinoport.emulator.fal.queue;

import dev.kinoport.emulator.fal.Errors;
import dev.kinoport.emulator.fal.Keys;
import dev.kinoport.emulator.fal.Strictness;
import dev.kinoport.emulator.http.Addresses;
import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Ignored;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.emulator.server.Excerpt;
import dev.kinoport.fake.Administration;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.json.Json;
import dev.kinoport.provider.CancelAnswer;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.LogLine;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.VideoBackend;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The queue: submit, status, stream, result, cancel. */
public final class QueueApi {
  private static final Set<String> KNOWN_PARAMETERS = Set.of("logs", "fal_jwt_token");

  private static final String WHICH_HOST =
      "fal, offline: is this a direct call or a submit to the queue? Put fal's host before the"
          + " path, as in /fal.run/... or /queue.fal.run/...; for Python that is"
          + " FAL_RUN_HOST=HOST:PORT/fal.run and FAL_QUEUE_RUN_HOST=HOST:PORT/queue.fal.run";

  private final ProviderName name;
  private final VideoBackend video;
  private final Administration administration;
  private final WireJobs jobs;
  private final SubmitApi submits;
  private final Keys keys;
  private final Readings readings;
  private final StatusBody statuses;
  private final StatusStreams streams;
  private final ResultReply results;
  private final Errors errors;

  public QueueApi(
      FakeProvider provider,
      WireJobs jobs,
      SubmitApi submits,
      Keys keys,
      Readings readings,
      StatusStreams streams) {
    this.name = provider.name();
    this.video = provider.provider().video();
    this.administration = provider.administration();
    this.jobs = jobs;
    this.submits = submits;
    this.keys = keys;
    this.readings = readings;
    this.statuses = new StatusBody(provider.administration(), jobs, readings);
    this.streams = streams;
    this.results = new ResultReply(provider.administration(), jobs, readings);
    this.errors = new Errors(readings);
  }

  /** Answers at the host of the queue. */
  public Reply reply(Call call) {
    AppPath path = AppPath.of(call.segments());
    return path.requestId().fold(() -> submit(call, path.tail()), id -> ask(call, path, id));
  }

  private Reply submit(Call call, String endpoint) {
    if (!call.is("POST")) {
      return Reply.wrongMethod(call.path(), "POST");
    }
    return isMeantForTheQueue(call)
        ? submits.take(call, endpoint).fold(reply -> reply, jobs::accepted)
        : Reply.detail(421, WHICH_HOST);
  }

  /**
   * A client whose host alone was changed sends direct calls and submits to the same address. What
   * only the queue knows tells a submit.
   */
  private static boolean isMeantForTheQueue(Call call) {
    return call.addresses().form() != Addresses.Form.BARE
        || call.header("x-fal-queue-priority").isDefined()
        || call.parameter("fal_webhook").isDefined()
        || call.parameter("fal_max_queue_length").isDefined();
  }

  private Reply ask(Call call, AppPath path, String requestId) {
    String allowed = path.tail().equals("cancel") ? "PUT" : "GET";
    if (!call.is(allowed)) {
      return Reply.wrongMethod(call.path(), allowed);
    }
    if (!path.above().isEmpty() && !fullIdAnswers()) {
      return Reply.detail(
              405,
              "Method Not Allowed: requests are found below %s, not below %s/%s"
                  .formatted(path.app(), path.app(), path.above()))
          .with("Allow", "POST");
    }
    return keys.complaint(call)
        .orElse(() -> Strictness.refusal(readings, call, ignored(call)))
        .getOrElse(() ->
            jobs.find(requestId, call.addresses())
                .filter(job -> isBelow(path, job) && keys.isOwner(job.account(), call))
                .map(job -> ask(call, path.tail(), job))
                .getOrElse(() -> Reply.notFound(readings)));
  }

  private static List<Ignored> ignored(Call call) {
    List<Ignored> ignored = new ArrayList<>(Strictness.unknownParameters(call, KNOWN_PARAMETERS));
    call.parameter("logs")
        .filter(logs -> !StatusBody.isFlag(logs))
        .peek(logs -> ignored.add(Strictness.ignored("query.logs", "logs is 1 or 0")));
    return ignored;
  }

  /** Addresses that this server itself gives out lead somewhere. */
  private boolean fullIdAnswers() {
    return readings.has(Reading.FULL_ID_ANSWERS) || readings.has(Reading.ADDRESSES_WITH_FULL_ID);
  }

  private boolean isBelow(AppPath path, WireJob job) {
    return AppPath.appOf(job.endpoint()).equals(path.app())
        || readings.has(Reading.ANY_APP_ANSWERS);
  }

  private Reply ask(Call call, String tail, WireJob job) {
    Handle handle = Handle.of(name, job.requestId());
    return switch (tail) {
      case "" -> result(call, job, handle);
      case "response" -> result(call, job, handle);
      case "status" -> status(call, job, handle);
      case "status/stream" -> streams.open(call, job);
      case "cancel" -> cancel(job, handle);
      default -> Reply.detail(404, "Path /%s not found".formatted(Excerpt.of(tail)));
    };
  }

  private Reply status(Call call, WireJob job, Handle handle) {
    boolean withLogs = call.parameter("logs").exists(StatusBody::isOn);
    return job.spoiled()
        .<Reply>fold(
            () ->
                video
                    .status(handle)
                    .fold(errors::reply, status -> statusReply(call, job, status, withLogs)),
            verdict -> statusReply(call, job, StatusBody.OVER, withLogs));
  }

  private Reply statusReply(Call call, WireJob job, ProviderStatus status, boolean withLogs) {
    boolean isOver = status instanceof ProviderStatus.Completed;
    int code = isOver || readings.has(Reading.PENDING_ANSWERS_200) ? 200 : 202;
    Option<List<LogLine>> logs = withLogs ? Option.some(status.logs()) : Option.none();
    return Reply.json(code, statuses.of(job, call.addresses(), status, logs))
        .with("x-fal-request-id", job.requestId());
  }

  private Reply result(Call call, WireJob job, Handle handle) {
    return job.spoiled()
        .<Reply>fold(
            () -> results.of(job, call.addresses(), video.result(handle)),
            verdict -> verdict.with("x-fal-request-id", job.requestId()));
  }

  /** What came of a job, for its own sender. */
  public Reply.Whole resultOf(WireJob job) {
    return job.spoiled()
        .getOrElse(() -> results.of(job, job.addresses(), administration.outcome(job.requestId())));
  }

  private Reply cancel(WireJob job, Handle handle) {
    if (job.spoiled().isDefined()) {
      return cancelled(400, "ALREADY_COMPLETED");
    }
    boolean isQueued =
        administration.status(job.requestId()).exists(ProviderStatus.Queued.class::isInstance);
    return video.cancel(handle).fold(errors::reply, answer -> cancelled(answer, isQueued));
  }

  private Reply cancelled(CancelAnswer answer, boolean wasQueued) {
    return switch (answer) {
      case REQUESTED ->
          wasQueued && readings.has(Reading.QUEUED_CANCEL_ANSWERS_200)
              ? cancelled(200, "OK")
              : cancelled(202, "CANCELLATION_REQUESTED");
      case ALREADY_FINISHED -> cancelled(400, "ALREADY_COMPLETED");
      case NOT_FOUND, UNSUPPORTED -> Reply.notFound(readings);
    };
  }

  private static Reply cancelled(int status, String word) {
    return Reply.json(status, Json.object().with("status", word));
  }
}
