package dev.kinoport.emulator.replicate;

import dev.kinoport.emulator.callback.LoopbackPost;
import dev.kinoport.emulator.http.Addresses;
import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Host;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.emulator.job.ClipPath;
import dev.kinoport.emulator.job.ClipReply;
import dev.kinoport.emulator.job.OtherWires;
import dev.kinoport.emulator.job.ToldResults;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.Administration;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.JobView;
import dev.kinoport.fake.eventlog.EventLine;
import dev.kinoport.fake.eventlog.Happening;
import dev.kinoport.json.Json;
import dev.kinoport.provider.CancelAnswer;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.VideoBackend;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replicate's hosts: predictions, files and the secret of messages at the API, clips at the file
 * host. Status and result are one object, and an hour after its end there is nothing left in it.
 */
public final class ReplicateWire {
  private static final Pattern KEY = Pattern.compile("(?:Bearer|Token) +(\\S+)");

  private final ProviderName name;
  private final VideoBackend video;
  private final Administration administration;
  private final Readings readings;
  private final Option<String> onlyKey;
  private final Problems problems;
  private final ReplicateFiles files;
  private final PredictionJson objects;
  private final PredictionPages pages;
  private final CreateApi creates;
  private final SignedMessages messages;
  private final Map<String, TakenPrediction> taken = new ConcurrentHashMap<>();

  /** Those that somebody has seen to be over: who asks again asks for the result. */
  private final Set<String> seenOver = ConcurrentHashMap.newKeySet();

  /** Puts the wire before a world. */
  public ReplicateWire(
      FakeProvider provider, Readings readings, Option<String> onlyKey, LoopbackPost post) {
    this.name = provider.name();
    this.video = provider.provider().video();
    this.administration = provider.administration();
    this.readings = readings;
    this.onlyKey = onlyKey;
    this.problems = new Problems(readings);
    this.files = new ReplicateFiles(provider, readings, problems);
    this.objects = new PredictionJson(administration, readings);
    this.pages = new PredictionPages(administration, readings, objects);
    this.messages = new SignedMessages(administration, post, this::told);
    this.creates =
        new CreateApi(administration, readings, problems, objects, files::image, this::onTaken);
    administration.onCancel(messages::onCancel);
  }

  /** Answers at the API. */
  public Reply reply(Call call) {
    return complaint(call)
        .<Reply>map(reply -> reply)
        .getOrElse(() -> answer(call, call.segments()));
  }

  private Option<Reply.Whole> complaint(Call call) {
    Matcher key = KEY.matcher(call.header("authorization").getOrElse("").strip());
    return key.matches() && onlyKey.forAll(key.group(1)::equals)
        ? Option.none()
        : Option.some(Problems.unauthenticated());
  }

  private Reply answer(Call call, List<String> path) {
    if (path.size() < 2 || !path.getFirst().equals("v1")) {
      return Problems.notFound();
    }
    return switch (path.get(1)) {
      case "models" ->
          path.size() == 5 && path.get(4).equals("predictions")
              ? only("POST", call, () -> creates.atModel(call, path.get(2) + "/" + path.get(3)))
              : Problems.notFound();
      case "predictions" -> predictions(call, path);
      case "files" -> files.reply(call);
      case "webhooks" ->
          call.path().equals("/v1/webhooks/default/secret")
              ? only("GET", call, ReplicateWire::secret)
              : Problems.notFound();
      default -> Problems.notFound();
    };
  }

  private interface Handler {
    Reply reply();
  }

  private static Reply only(String method, Call call, Handler handler) {
    return call.is(method)
        ? handler.reply()
        : Problems.of(405, "Method not allowed", "Method not allowed.");
  }

  private static Reply secret() {
    return Reply.json(200, Json.object().with("key", SvixSignature.OURS.secret()));
  }

  private Reply predictions(Call call, List<String> path) {
    return switch (path.size()) {
      case 2 -> call.is("POST") ? creates.atVersion(call) : only("GET", call, () -> list(call));
      case 3 -> only("GET", call, () -> prediction(call, path.get(2)));
      case 4 ->
          path.get(3).equals("cancel")
              ? only("POST", call, () -> cancel(call, path.get(2)))
              : Problems.notFound();
      default -> Problems.notFound();
    };
  }

  private Reply list(Call call) {
    boolean isKept =
        OtherWires.offersOf(PredictionRequest.SHOP, administration.catalogue()).stream()
            .allMatch(offer -> administration.keepsRecords(offer.sku()));
    return isKept ? pages.reply(call, taken) : Problems.notFound();
  }

  /** A prediction that was taken here and exists by now. */
  private Option<JobView> job(String id) {
    return PredictionIds.requestId(id).filter(taken::containsKey).flatMap(administration::job);
  }

  private Reply prediction(Call call, String id) {
    return creates
        .refused(id, call.addresses())
        .orElse(() -> job(id).map(view -> looked(call, view)))
        .getOrElse(Problems::notFound);
  }

  private Reply looked(Call call, JobView view) {
    if (objects.isRemoved(view)) {
      return shown(call, view);
    }
    Handle handle = Handle.of(name, view.requestId());
    return seenOver.contains(view.requestId())
        ? ToldResults.of(video.result(handle))
            .fold(problems::failure, result -> Reply.json(200, of(call, view, result)))
        : video.status(handle).fold(problems::failure, status -> first(call, view, status));
  }

  private Reply.Whole first(Call call, JobView view, ProviderStatus status) {
    if (status instanceof ProviderStatus.Completed) {
      seenOver.add(view.requestId());
    }
    return shown(call, view);
  }

  private Json.Members of(Call call, JobView view, ProviderResult result) {
    return objects.of(view, came(view), call.addresses(), Option.some(result));
  }

  private Reply.Whole shown(Call call, JobView view) {
    return Reply.json(200, objects.of(view, came(view), call.addresses()));
  }

  private TakenPrediction came(JobView view) {
    return Option.<TakenPrediction>of(taken.get(view.requestId()))
        .getOrElseThrow(() -> new IllegalStateException("not taken here: " + view.requestId()));
  }

  private Reply cancel(Call call, String id) {
    return creates
        .refused(id, call.addresses())
        .orElse(() -> job(id).map(view -> stopped(call, view)))
        .getOrElse(Problems::notFound);
  }

  private Reply stopped(Call call, JobView view) {
    return video
        .cancel(Handle.of(name, view.requestId()))
        .fold(problems::failure, answer -> stopped(call, view, answer));
  }

  private Reply.Whole stopped(Call call, JobView view, CancelAnswer answer) {
    boolean isLate = answer != CancelAnswer.REQUESTED;
    return isLate && readings.has(Reading.REPLICATE_LATE_CANCEL_IS_409)
        ? Problems.of(409, "Conflict", "The prediction is over.")
        : shown(call, administration.job(view.requestId()).getOrElse(view));
  }

  private void onTaken(String requestId, TakenPrediction came) {
    taken.put(requestId, came);
    watch(requestId, came);
  }

  private void watch(String requestId, TakenPrediction came) {
    messages.expect(requestId, came);
    came.deadline()
        .forEach(end -> administration.time().at(end, () -> onDeadline(requestId, came)));
  }

  private void onDeadline(String requestId, TakenPrediction came) {
    if (taken.get(requestId) == came) {
      Either<?, CancelAnswer> ended = video.cancel(Handle.of(name, requestId));
      ended.forEach(answer -> seenOver.remove(requestId));
    }
  }

  /** What a message says of a prediction. */
  private Option<Json.Members> told(String requestId) {
    return Option.<TakenPrediction>of(taken.get(requestId))
        .flatMap(came ->
            administration
                .takenJob(requestId)
                .map(view -> CreateApi.echoed(came, objects.of(view, came, came.addresses()))));
  }

  /** Answers at the file host, which wants no key. */
  public Reply file(Call call) {
    return ClipReply.complaint(call).getOrElse(() -> clip(call));
  }

  private Reply clip(Call call) {
    String path = call.path();
    return Option.when(
            path.startsWith(PredictionJson.FOLDER),
            () -> path.substring(PredictionJson.FOLDER.length()))
        .flatMap(ClipPath::requestId)
        .filter(taken::containsKey)
        .flatMap(request -> clip(call, request))
        .getOrElse(() -> Reply.text(404, "NoSuchKey"));
  }

  private Option<Reply> clip(Call call, String request) {
    boolean isRemoved = administration.job(request).exists(objects::isRemoved);
    if (isRemoved) {
      return Option.some(
          readings.has(Reading.REPLICATE_EXPIRED_CLIP_IS_403)
              ? Reply.text(403, "AccessDenied")
              : Reply.text(404, "NoSuchKey"));
    }
    return ClipReply.of(administration, request, call);
  }

  /**
   * Reads of what an earlier server took.
   *
   * @param origin where this server listens
   */
  public void recall(EventLine line, String origin) {
    files.recall(line);
    messages.recall(line);
    if (line.what() == Happening.ACCEPTED) {
      Administration.circumstances(line)
          .filter(came -> came.text(OtherWires.MARK).contains(PredictionRequest.SHOP))
          .map(came ->
              TakenPrediction.of(
                  came,
                  new Addresses(
                      origin, Addresses.Form.SEGMENT, Host.REPLICATE_FILES.names().getFirst())))
          .forEach(came -> {
            administration.hold(0, came.size());
            taken.put(line.text("request_id"), came);
          });
    }
  }

  /** Goes on with what an earlier server owes. */
  public void resume() {
    taken.forEach(this::watch);
  }

  /** Forgets every prediction and every file. */
  public void reset() {
    taken.clear();
    seenOver.clear();
    files.reset();
    creates.reset();
    messages.reset();
  }

  /** Sends no further message. */
  public void close() {
    messages.close();
  }
}
