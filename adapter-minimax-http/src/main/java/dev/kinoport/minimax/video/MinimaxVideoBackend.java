package dev.kinoport.minimax.video;

import dev.kinoport.clip.RemoteClip;
import dev.kinoport.http.Departure;
import dev.kinoport.http.ErrorText;
import dev.kinoport.http.Exchange;
import dev.kinoport.http.OneShotJson;
import dev.kinoport.http.ShopHttp;
import dev.kinoport.http.WireJson;
import dev.kinoport.http.download.ClipLocation;
import dev.kinoport.input.CanonicalJson;
import dev.kinoport.input.WireValue;
import dev.kinoport.json.Json;
import dev.kinoport.minimax.answer.SubmitAnswers;
import dev.kinoport.minimax.answer.TaskAnswer;
import dev.kinoport.minimax.answer.TaskStatus;
import dev.kinoport.provider.CancelAnswer;
import dev.kinoport.provider.Charge;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.provider.VideoBackend;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * MiniMax behind the port of generations. It has no way to stop a task, none to find one whose
 * answer was lost, and tells no cost; a result is two questions, of which the second makes a fresh
 * address each time.
 */
public final class MinimaxVideoBackend implements VideoBackend {
  /** What the platform says of a task that failed: it is not billed. */
  private static final Charge NOTHING = new Charge(Option.some(BigDecimal.ZERO), Option.none());

  private static final String RESOLUTION = "/";

  private final ProviderName name;
  private final VideoCalls paid;
  private final VideoCalls free;
  private final Exchange exchange;
  private final Function<String, Option<String>> callbacks;
  private final Timekeeper time;

  /**
   * Wires it; nothing is contacted.
   *
   * @param base of the API
   * @param callbacks where MiniMax tells what becomes of a generation, by its id
   */
  public MinimaxVideoBackend(
      ShopHttp http, ProviderName name, URI base, Function<String, Option<String>> callbacks) {
    this.name = name;
    this.paid = http.calls(VideoCalls.class, base, http.paid());
    this.free = http.calls(VideoCalls.class, base, http.keyed());
    this.exchange = http.exchange();
    this.callbacks = callbacks;
    this.time = http.time();
  }

  @Override
  public SubmitAnswer submit(Submission submission) {
    Departure departure = new Departure(submission, time);
    OneShotJson body = new OneShotJson(CanonicalJson.write(body(submission)));
    return exchange.submit(
        paid.submit(body, departure),
        departure,
        answer -> SubmitAnswers.of(answer, name, time.now()));
  }

  /** Flat, with the model among the fields. */
  private Map<String, WireValue> body(Submission submission) {
    Map<String, WireValue> body = new LinkedHashMap<>();
    body.put("model", new WireValue.Text(model(submission.document().sku())));
    body.putAll(submission.fields());
    callbacks
        .apply(submission.generationId())
        .forEach(address -> body.put("callback_url", new WireValue.Text(address)));
    return body;
  }

  /** An sku is a model, and perhaps one of its resolutions, which is among the fields. */
  private static String model(String sku) {
    int slash = sku.indexOf(RESOLUTION);
    return slash < 0 ? sku : sku.substring(0, slash);
  }

  @Override
  public Either<ProviderFailure, ProviderStatus> status(Handle handle) {
    return task(handle)
        .flatMap(task ->
            TaskStatus.of(task).map(TaskStatus::shown).toEither(() -> task.failure(time.now())));
  }

  @Override
  public Either<ProviderFailure, ProviderResult> result(Handle handle) {
    return task(handle)
        .flatMap(task ->
            TaskStatus.of(task)
                .fold(() -> Either.left(task.failure(time.now())), status -> result(task, status)));
  }

  private Either<ProviderFailure, ProviderResult> result(TaskAnswer task, TaskStatus status) {
    return switch (status) {
      case WAITING, RUNNING -> Either.right(new ProviderResult.NotReady());
      case FAILED -> Either.right(failed(task));
      case SUCCEEDED ->
          task.text("file_id")
              .fold(
                  () ->
                      Either.right(
                          new ProviderResult.WithoutClip(
                              "a success that names no file", Charge.unknown())),
                  this::clip);
    };
  }

  /** An envelope of somebody on the way has a status, too, and names no task. */
  private static ProviderResult failed(TaskAnswer task) {
    return task.text("task_id").isDefined()
        ? new ProviderResult.Failed(task.verdict(), NOTHING)
        : new ProviderResult.Unproven(new ProviderResult.Failed(task.verdict(), Charge.unknown()));
  }

  /** The clip exists and is paid for: that it cannot be asked for is no failure of the task. */
  private Either<ProviderFailure, ProviderResult> clip(String fileId) {
    return exchange
        .ask(free.retrieve(fileId))
        .map(TaskAnswer::of)
        .flatMap(answer ->
            answer
                .members()
                .object("file")
                .filter(file -> answer.isSuccess())
                .toEither(() -> answer.failure(time.now())))
        .flatMap(file -> told(file, "file_id", fileId))
        .map(MinimaxVideoBackend::result);
  }

  /** What an answer tells, unless it says that it is of something else: that is somebody else's. */
  private static Either<ProviderFailure, Json.Members> told(
      Json.Members answer, String name, String asked) {
    return WireJson.text(answer, name)
        .map(String::strip)
        .filter(told -> !told.isEmpty() && !told.equals(asked))
        .<Either<ProviderFailure, Json.Members>>fold(
            () -> Either.right(answer),
            other ->
                Either.left(
                    new ProviderFailure.Unreadable(
                        "asked for %s %s, it tells of %s"
                            .formatted(name, asked, ErrorText.excerpt(other)))));
  }

  private static ProviderResult result(Json.Members file) {
    return remote(file)
        .<ProviderResult>map(clip -> new ProviderResult.Finished(clip, Charge.unknown()))
        .getOrElse(
            () -> new ProviderResult.WithoutClip("a file without an address", Charge.unknown()));
  }

  /** Of the file's size MiniMax writes 0 where it does not know it. */
  private static Option<RemoteClip> remote(Json.Members file) {
    return WireJson.text(file, "download_url")
        .flatMap(ClipLocation::read)
        .map(location -> new RemoteClip(location, Option.none(), Option.none()));
  }

  private Either<ProviderFailure, TaskAnswer> task(Handle handle) {
    return handle
        .ownedBy(name)
        .flatMap(mine -> exchange.ask(free.query(mine.requestId())))
        .map(TaskAnswer::of)
        .flatMap(
            task -> task.isSuccess() ? Either.right(task) : Either.left(task.failure(time.now())))
        .flatMap(task -> told(task.members(), "task_id", handle.requestId()).map(told -> task));
  }

  /** It has no way to stop a task, and the one of the second API destroys what is over. */
  @Override
  public Either<ProviderFailure, CancelAnswer> cancel(Handle handle) {
    return handle.ownedBy(name).map(mine -> CancelAnswer.UNSUPPORTED);
  }

  @Override
  public Option<Instant> timeThere() {
    return exchange.timeThere();
  }

  @Override
  public Either<ProviderFailure, Finding> find(Submission submission, Instant since) {
    return Either.right(
        new Finding.Unsupported("MiniMax keeps no list of tasks that can be searched"));
  }
}
