package dev.kinoport.emulator.minimax;

import dev.kinoport.clip.RemoteClip;
import dev.kinoport.emulator.callback.LoopbackPost;
import dev.kinoport.emulator.callback.WebhookTarget;
import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Host;
import dev.kinoport.emulator.http.Ignored;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.emulator.job.ClipPath;
import dev.kinoport.emulator.job.ClipReply;
import dev.kinoport.emulator.job.OtherWires;
import dev.kinoport.emulator.job.ToldResults;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.Administration;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.eventlog.EventLine;
import dev.kinoport.fake.eventlog.Happening;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.provider.VideoBackend;
import dev.kinoport.request.Document;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * MiniMax's hosts: tasks at the API, clips at the file host. No list, no cancel, and a code of its
 * own under every 200.
 */
public final class MinimaxWire {
  private static final Pattern GENERATION = Pattern.compile("[?&]generation=([A-Za-z0-9._-]+)");
  private static final Pattern BEARER = Pattern.compile("Bearer +(\\S+)");
  private static final String FOLDER = "/inference_output/video";

  private final ProviderName name;
  private final VideoBackend video;
  private final Administration administration;
  private final Readings readings;
  private final Option<String> onlyKey;
  private final TaskRequest requests;
  private final TaskIds ids;
  private final RateLimit pace;
  private final Callbacks callbacks;
  private final Duration addressLife;
  private final Map<String, String> recalled = new ConcurrentHashMap<>();
  private final Map<String, BaseResponse> flagged = new ConcurrentHashMap<>();
  private final AtomicLong calls = new AtomicLong();

  /** Puts the wire before a world. */
  public MinimaxWire(
      FakeProvider provider, Readings readings, Option<String> onlyKey, LoopbackPost post) {
    this.name = provider.name();
    this.video = provider.provider().video();
    this.administration = provider.administration();
    this.readings = readings;
    this.onlyKey = onlyKey;
    this.requests = new TaskRequest(administration);
    this.ids = new TaskIds(administration, readings);
    this.pace = new RateLimit(readings, administration.bounds().lines());
    this.callbacks = new Callbacks(administration, readings, post, this::told);
    this.addressLife =
        Duration.ofHours(readings.has(Reading.MINIMAX_ADDRESS_LIVES_9_HOURS) ? 9 : 1);
  }

  /** Answers at the API. */
  public Reply reply(Call call) {
    Reply reply =
        switch (call.path()) {
          case "/v1/video_generation" -> only("POST", call, this::submit);
          case "/v1/query/video_generation" -> only("GET", call, this::query);
          case "/v1/files/retrieve" -> only("GET", call, this::retrieve);
          default -> Reply.text(404, "404 page not found");
        };
    return reply instanceof Reply.Whole whole ? whole.with("Trace-Id", trace()) : reply;
  }

  private String trace() {
    String call = "minimax call " + calls.incrementAndGet();
    return UUID.nameUUIDFromBytes(call.getBytes(StandardCharsets.UTF_8))
        .toString()
        .replace("-", "");
  }

  private interface Handler {
    Reply reply(Call call);
  }

  private Reply only(String method, Call call, Handler handler) {
    if (!call.is(method)) {
      return Reply.text(404, "404 page not found");
    }
    return complaint(call).<Reply>map(BaseResponse::reply).getOrElse(() -> handler.reply(call));
  }

  private Option<BaseResponse> complaint(Call call) {
    Matcher bearer = BEARER.matcher(call.header("authorization").getOrElse("").strip());
    if (!bearer.matches()) {
      return Option.some(BaseResponse.NO_KEY);
    }
    return onlyKey.filter(key -> !key.equals(bearer.group(1))).map(key -> BaseResponse.WRONG_KEY);
  }

  private Reply submit(Call call) {
    return JsonText.read(call.body())
        .filterOrElse(Json.Members.class::isInstance, other -> "the body must be a JSON object")
        .map(Json.Members.class::cast)
        .fold(fault -> refused(BaseResponse.badInput(fault)), body -> submit(call, body));
  }

  private Reply submit(Call call, Json.Members body) {
    if (pace.isTooMany(call.header("authorization").getOrElse(""), now())) {
      return refused(BaseResponse.TOO_MANY);
    }
    return requests
        .read(body)
        .fold(fault -> refused(BaseResponse.badInput(fault)), read -> submit(call, body, read));
  }

  private Reply submit(Call call, Json.Members body, TaskRequest.Read read) {
    boolean isStrict = readings.isStrict() || readings.has(Reading.MINIMAX_REFUSES_UNKNOWN_FIELDS);
    if (isStrict && !read.unknown().isEmpty()) {
      return refused(BaseResponse.badInput("unknown field " + read.unknown().getFirst()));
    }
    read.unknown()
        .forEach(field ->
            call.warnings().add(new Ignored("body." + field, "MiniMax describes no such field")));
    Option<String> callback = body.text("callback_url").filter(text -> !text.isBlank());
    if (callback.isDefined() && call.isOfForeignPage()) {
      return refused(BaseResponse.badInput(WebhookTarget.NOT_FOR_FOREIGN_PAGES));
    }
    callback
        .flatMap(WebhookTarget::of)
        .flatMap(WebhookTarget::unheard)
        .forEach(why -> call.warnings().add(new Ignored("body.callback_url", why)));
    Option<String> heard = callback.filter(callbacks::isReachable);
    if (callback.isDefined()
        && heard.isEmpty()
        && readings.has(Reading.MINIMAX_FAILED_CHALLENGE_REFUSES)) {
      return refused(BaseResponse.badInput("callback_url does not answer its challenge"));
    }
    return administration
        .keepImages(read.request())
        .fold(
            error -> refused(BaseResponse.of(error)),
            images ->
                submit(
                    new Submission(
                        generation(callback, read.request()),
                        read.request(),
                        images,
                        Option.none()),
                    heard));
  }

  private Reply submit(Submission submission, Option<String> callback) {
    Json.Members came =
        Json.object()
            .with(OtherWires.MARK, TaskRequest.SHOP)
            .with("callback_url", callback.getOrElse(""));
    SubmitAnswer answer = administration.submit(submission, came);
    administration
        .takenFor(submission.document())
        .forEach(job ->
            callback.forEach(target -> {
              administration.hold(0, target.length());
              callbacks.expect(job.requestId(), target);
            }));
    return switch (answer) {
      case SubmitAnswer.Accepted accepted ->
          BaseResponse.OK.reply(
              Json.object().with("task_id", ids.task(accepted.handle().requestId())));
      case SubmitAnswer.Refused refused ->
          refused.error().type().equals(BaseResponse.FLAGGED)
                  && readings.has(Reading.MINIMAX_FLAGS_LATER)
              ? flaggedLater(refused.error())
              : refused(BaseResponse.of(refused.error()));
      case SubmitAnswer.NeverSent never -> new Reply.Dropped();
      case SubmitAnswer.Unknown unknown -> unclear(submission.document());
    };
  }

  /** A fault of MiniMax's own, said aloud, or silence. */
  private Reply unclear(Document request) {
    return administration
        .lifeOf(request)
        .fault(Fault.Refused.class)
        .filter(refused -> refused.error().kind() == ProviderError.Kind.FAULT)
        .<Reply>map(refused -> refused(BaseResponse.of(refused.error())))
        .getOrElse(Reply.Dropped::new);
  }

  private Reply refused(BaseResponse response) {
    return response.reply(
        readings.has(Reading.MINIMAX_REFUSAL_HAS_NO_TASK_ID)
            ? Json.object()
            : Json.object().with("task_id", ""));
  }

  /** A task that is over before it begins; the world never had it. */
  private Reply flaggedLater(ProviderError error) {
    String task = ids.task("flagged " + flagged.size());
    flagged.put(task, BaseResponse.of(error));
    administration.hold(1, 0);
    return BaseResponse.OK.reply(Json.object().with("task_id", task));
  }

  private static String generation(Option<String> callback, Document request) {
    return callback
        .map(GENERATION::matcher)
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1))
        .getOrElse(request::digest);
  }

  private Reply query(Call call) {
    String task = call.parameter("task_id").getOrElse("");
    BaseResponse verdict = flagged.get(task);
    if (verdict != null) {
      return Reply.json(200, task(Json.object().with("task_id", task), "Fail", "", verdict));
    }
    return ids.request(task)
        .<Reply>map(request ->
            video
                .status(Handle.of(name, request))
                .<Reply>fold(
                    failure -> BaseResponse.of(failure, unknownIsDenied()).reply(),
                    status -> answered(request, status)))
        .getOrElse(() ->
            (unknownIsDenied()
                    ? new BaseResponse(1004, "token not match group")
                    : BaseResponse.badInput("task_id"))
                .reply());
  }

  private boolean unknownIsDenied() {
    return readings.has(Reading.MINIMAX_UNKNOWN_TASK_IS_DENIED);
  }

  private Reply.Whole answered(String request, ProviderStatus status) {
    return Reply.json(200, state(request, status));
  }

  /** What a message says of a task. */
  private Json.Members told(String request) {
    return administration.status(request).fold(Json::object, status -> state(request, status));
  }

  private Json.Members state(String request, ProviderStatus status) {
    Json.Members task = Json.object().with("task_id", ids.task(request));
    return switch (status) {
      case ProviderStatus.Queued queued -> task(task, "Queueing", "", BaseResponse.OK);
      case ProviderStatus.Running running -> task(task, "Processing", "", BaseResponse.OK);
      case ProviderStatus.Completed completed ->
          administration
              .outcome(request)
              .fold(
                  failure -> task(task, "Processing", "", BaseResponse.OK),
                  result ->
                      result instanceof ProviderResult.Failed failed
                          ? task(task, "Fail", "", BaseResponse.of(failed.error()))
                          : task(task, "Success", ids.file(request), BaseResponse.OK));
    };
  }

  private static Json.Members task(
      Json.Members task, String status, String file, BaseResponse response) {
    boolean isDone = !file.isEmpty();
    return task.with("status", status)
        .with("file_id", file)
        .with("video_width", isDone ? 1366 : 0)
        .with("video_height", isDone ? 768 : 0)
        .with("base_resp", response.json());
  }

  private Reply retrieve(Call call) {
    String file = call.parameter("file_id").getOrElse("");
    return ids.request(file)
        .filter(request -> ids.file(request).equals(file))
        .<Reply>map(request ->
            ToldResults.of(video.result(Handle.of(name, request)))
                .<Reply>fold(
                    failure -> BaseResponse.of(failure, unknownIsDenied()).reply(),
                    result -> retrieved(call, request, result)))
        .getOrElse(() -> BaseResponse.badInput("file_id").reply());
  }

  private Reply retrieved(Call call, String request, ProviderResult result) {
    String address =
        result instanceof ProviderResult.Finished finished
            ? address(call, request, finished.clip())
            : "";
    return BaseResponse.OK.reply(
        Json.object()
            .with(
                "file",
                Json.object()
                    .with("file_id", Long.parseLong(ids.file(request)))
                    .with("bytes", 0)
                    .with("created_at", now().getEpochSecond())
                    .with("filename", "output_aigc.mp4")
                    .with("purpose", "video_generation")
                    .with("download_url", address)));
  }

  /** A fresh one each time, signed until it ends. */
  private String address(Call call, String request, RemoteClip clip) {
    String path = FOLDER + ClipPath.of(clip.location());
    Instant end = now().plus(addressLife);
    String query = "?Expires=%d&Signature=%s".formatted(end.getEpochSecond(), signature(path, end));
    return administration
            .job(request)
            .flatMap(view -> view.life().fault(Fault.ClipElsewhere.class))
            .map(elsewhere ->
                call.addresses().atElsewhere(elsewhere.host(), Host.MINIMAX_FILES, path))
            .getOrElse(() -> call.addresses().at(Host.MINIMAX_FILES, path))
        + query;
  }

  private static String signature(String path, Instant end) {
    String text = path + " until " + end.getEpochSecond();
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
        .toString()
        .replace("-", "");
  }

  /** Answers at the file host, which wants a signature and no key. */
  public Reply file(Call call) {
    return ClipReply.complaint(call).getOrElse(() -> signed(call));
  }

  private Reply signed(Call call) {
    String path = call.path();
    boolean isSigned =
        call.parameter("Expires")
            .filter(text -> text.matches("[0-9]{1,12}"))
            .map(text -> Instant.ofEpochSecond(Long.parseLong(text)))
            .exists(end ->
                now().isBefore(end) && call.parameter("Signature").contains(signature(path, end)));
    if (!isSigned || !path.startsWith(FOLDER)) {
      return Reply.text(403, "AccessDenied: Request has expired.");
    }
    return ClipPath.requestId(path.substring(FOLDER.length()))
        .flatMap(request -> ClipReply.of(administration, request, call))
        .getOrElse(() -> Reply.text(404, "NoSuchKey"));
  }

  private Instant now() {
    return administration.time().now();
  }

  /** Reads of a task that an earlier server took. */
  public void recall(EventLine line) {
    if (line.what() == Happening.ACCEPTED) {
      Administration.circumstances(line)
          .filter(came -> came.text(OtherWires.MARK).contains(TaskRequest.SHOP))
          .flatMap(came -> came.text("callback_url"))
          .filter(target -> !target.isEmpty())
          .forEach(target -> recalled.put(line.text("request_id"), target));
    }
  }

  /** Goes on with the messages that an earlier server owes. */
  public void resume() {
    recalled.forEach(callbacks::expect);
    recalled.clear();
  }

  /** Forgets every task. */
  public void reset() {
    flagged.clear();
    ids.reset();
    pace.reset();
    callbacks.reset();
  }

  /** Sends no further message. */
  public void close() {
    callbacks.close();
  }
}
