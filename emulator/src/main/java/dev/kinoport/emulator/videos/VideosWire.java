package dev.kinoport.emulator.videos;

import dev.kinoport.emulator.http.Call;
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
import dev.kinoport.fake.JobView;
import dev.kinoport.fake.eventlog.EventLine;
import dev.kinoport.fake.eventlog.Happening;
import dev.kinoport.json.Json;
import dev.kinoport.offer.Offer;
import dev.kinoport.provider.CancelAnswer;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A server of {@code /v1/videos}: jobs, their clips below them, a list, and a deletion that takes
 * the clip along. It has no file host and calls nobody back.
 */
public final class VideosWire {
  private static final String BEARER = "Bearer ";

  private final ProviderName name;
  private final VideoBackend video;
  private final Administration administration;
  private final Readings readings;
  private final Option<String> onlyKey;
  private final CreateRequest requests;
  private final VideosJobs jobs;

  /** Where the clip of each job was when its result was last told. */
  private final Map<String, String> places = new ConcurrentHashMap<>();

  /** Jobs that were told to be complete: who asks again asks for the result. */
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /** Puts the wire before a world. */
  public VideosWire(FakeProvider provider, Readings readings, Option<String> onlyKey) {
    this.name = provider.name();
    this.video = provider.provider().video();
    this.administration = provider.administration();
    this.readings = readings;
    this.onlyKey = onlyKey;
    this.requests = new CreateRequest(administration, readings);
    this.jobs = new VideosJobs(administration, readings);
  }

  /** Answers. */
  public Reply reply(Call call) {
    if (call.path().equals("/health")) {
      return Reply.text(200, "");
    }
    Option<String> key =
        call.header("authorization")
            .filter(header -> header.startsWith(BEARER))
            .map(header -> header.substring(BEARER.length()).strip());
    if (onlyKey.exists(only -> !key.contains(only))) {
      return VideosError.wrongKey().reply();
    }
    List<String> path = call.segments();
    boolean isVideos = path.size() >= 2 && call.path().startsWith("/v1/videos");
    return switch (path.size()) {
      case 2 -> isVideos ? all(call) : call.path().equals("/v1/models") ? models() : nothing();
      case 3 -> isVideos ? one(call, path.get(2)) : nothing();
      case 4 ->
          isVideos && path.get(3).equals("content") && call.is("GET")
              ? content(call, path.get(2))
              : nothing();
      default -> nothing();
    };
  }

  private static Reply nothing() {
    return Reply.detail(404, "Not Found");
  }

  private Reply models() {
    List<Json> served =
        OtherWires.offersOf(CreateRequest.SHOP, administration.catalogue()).stream()
            .map(VideosWire::modelName)
            .<Json>map(id ->
                Json.object()
                    .with("id", id)
                    .with("object", "model")
                    .with("created", 0)
                    .with("owned_by", "kinoport"))
            .toList();
    return Reply.json(
        200, Json.object().with("object", "list").with("data", new Json.Items(served)));
  }

  static String modelName(Offer offer) {
    List<String> names = CreateRequest.wireNames(offer);
    return names.isEmpty() ? offer.sku() : names.getFirst();
  }

  private Reply all(Call call) {
    return switch (call.method()) {
      case "POST" -> create(call);
      case "GET" -> jobs.list(call);
      default -> Reply.wrongMethod(call.path(), "GET, POST");
    };
  }

  private Reply create(Call call) {
    return requests.read(call).fold(VideosError::reply, read -> create(call, read));
  }

  private Reply create(Call call, CreateRequest.Read read) {
    if (readings.isStrict() && !read.unknown().isEmpty()) {
      return VideosError.badInput("unknown field " + read.unknown().getFirst()).reply();
    }
    read.unknown()
        .forEach(field ->
            call.warnings().add(new Ignored("body." + field, "this server knows no such field")));
    return administration
        .keepImages(read.request())
        .<Reply>fold(
            error -> VideosError.of(error).reply(),
            images ->
                create(
                    new Submission(
                        read.request().digest(), read.request(), images, Option.none())));
  }

  private Reply create(Submission submission) {
    Json.Members came = Json.object().with(OtherWires.MARK, CreateRequest.SHOP);
    return switch (administration.submit(submission, came)) {
      case SubmitAnswer.Accepted accepted ->
          jobs.of(accepted.handle().requestId())
              .<Reply>map(job ->
                  Reply.json(
                      readings.has(Reading.VIDEOS_CREATE_ANSWERS_202) ? 202 : 200, jobs.json(job)))
              .getOrElse(Reply.Dropped::new);
      case SubmitAnswer.Refused refused -> refused(refused);
      case SubmitAnswer.NeverSent never -> new Reply.Dropped();
      case SubmitAnswer.Unknown unknown -> unclear(submission.document());
    };
  }

  private static Reply refused(SubmitAnswer.Refused refused) {
    Reply.Whole reply = VideosError.of(refused.error()).reply();
    return refused
        .retryAfter()
        .fold(() -> reply, pause -> reply.with("Retry-After", seconds(pause)));
  }

  private static String seconds(Duration pause) {
    return String.valueOf(pause.toSeconds());
  }

  /** A fault of the server's own, said aloud, or silence. */
  private Reply unclear(Document request) {
    return administration
        .lifeOf(request)
        .fault(Fault.Refused.class)
        .filter(refused -> refused.error().kind() == ProviderError.Kind.FAULT)
        .<Reply>map(refused -> VideosError.of(refused.error()).reply())
        .getOrElse(Reply.Dropped::new);
  }

  private Reply one(Call call, String id) {
    return jobs.named(id)
        .<Reply>fold(
            VideosError::notFound,
            job ->
                switch (call.method()) {
                  case "GET" -> retrieve(job);
                  case "DELETE" -> delete(job);
                  default -> Reply.wrongMethod(call.path(), "DELETE, GET");
                });
  }

  /** One path answers for two questions, which fail each in its own way. */
  private Reply retrieve(JobView job) {
    if (told.contains(job.requestId())) {
      return ToldResults.of(video.result(handle(job)))
          .<Reply>fold(
              VideosError::of,
              result -> {
                note(job, result);
                return jobs.reply(job);
              });
    }
    return video
        .status(handle(job))
        .<Reply>fold(
            VideosError::of,
            status -> {
              if (status instanceof ProviderStatus.Completed) {
                told.add(job.requestId());
              }
              return jobs.reply(job);
            });
  }

  private void note(JobView job, ProviderResult result) {
    if (result instanceof ProviderResult.Finished finished) {
      places.put(job.requestId(), ClipPath.of(finished.clip().location()));
    } else {
      places.put(job.requestId(), "");
    }
  }

  private Handle handle(JobView job) {
    return Handle.of(name, job.requestId());
  }

  private Reply content(Call call, String id) {
    return jobs.named(id).<Reply>fold(VideosError::notFound, job -> content(call, job));
  }

  private Reply content(Call call, JobView job) {
    if (!call.parameter("variant").forAll("video"::equals)) {
      return VideosError.badInput("variant must be video").reply();
    }
    return switch (jobs.word(job)) {
      case "completed" -> clip(call, job);
      case "failed" -> Reply.detail(422, "Video generation failed");
      case "cancelled" -> VideosError.notFound();
      default -> Reply.detail(404, "Generation is still in-progress");
    };
  }

  private Reply clip(Call call, JobView job) {
    if (!places.containsKey(job.requestId())) {
      ToldResults.of(video.result(handle(job))).peek(result -> note(job, result));
    }
    String path = places.getOrDefault(job.requestId(), "");
    Option<String> inCloud =
        job.life()
            .fault(Fault.ClipElsewhere.class)
            .map(elsewhere -> call.addresses().fileAt(elsewhere.host(), path))
            .orElse(
                Option.when(
                    readings.has(Reading.VIDEOS_CLIPS_ARE_IN_CLOUD),
                    () -> call.addresses().file(path)));
    return inCloud.<Reply>fold(() -> here(call, path), VideosWire::inCloud);
  }

  private Reply here(Call call, String path) {
    return ClipPath.requestId(path)
        .flatMap(request -> ClipReply.of(administration, request, call))
        .getOrElse(() -> Reply.detail(404, "Video file not found"));
  }

  private static Reply inCloud(String address) {
    return Reply.detail(400, "Video has been uploaded to cloud storage. Please use: " + address);
  }

  private Reply delete(JobView job) {
    return video.cancel(handle(job)).<Reply>fold(VideosError::of, answer -> deleted(job, answer));
  }

  private Reply deleted(JobView job, CancelAnswer answer) {
    boolean asJob = readings.has(Reading.VIDEOS_DELETE_ANSWERS_JOB);
    return switch (answer) {
      case NOT_FOUND -> VideosError.notFound();
      case UNSUPPORTED -> notInTime();
      case ALREADY_FINISHED -> {
        Json.Members last = jobs.json(job).with("status", "deleted");
        jobs.forget(job);
        yield asJob ? Reply.json(200, last) : gone(job);
      }
      case REQUESTED -> {
        if (!isStopped(job)) {
          yield notInTime();
        }
        yield asJob ? Reply.json(200, jobs.json(job).with("status", "cancelling")) : gone(job);
      }
    };
  }

  private boolean isStopped(JobView job) {
    return administration.takenJob(job.requestId()).exists(JobView::isCancelled);
  }

  private static Reply notInTime() {
    return Reply.detail(409, "Video generation could not be stopped in time");
  }

  private static Reply gone(JobView job) {
    return Reply.json(
        200,
        Json.object()
            .with("id", VideosJobs.id(job.requestId()))
            .with("object", "video.deleted")
            .with("deleted", true));
  }

  /** Reads of a job that an earlier server took. */
  public void recall(EventLine line) {
    boolean isOurs =
        line.what() == Happening.ACCEPTED
            && Administration.circumstances(line)
                .exists(came -> came.text(OtherWires.MARK).contains(CreateRequest.SHOP));
    if (isOurs && readings.has(Reading.VIDEOS_RESTART_FORGETS)) {
      jobs.forget(line.text("request_id"));
    }
  }

  /** Forgets every job that was taken so far, as a server does that is restarted; charges stay. */
  public void restart() {
    jobs.forgetAll();
    told.clear();
    places.clear();
  }

  /** Begins anew, with the world. */
  public void reset() {
    jobs.reset();
    told.clear();
    places.clear();
  }
}
