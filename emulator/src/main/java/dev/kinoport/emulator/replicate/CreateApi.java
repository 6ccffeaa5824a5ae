package dev.kinoport.emulator.replicate;

import dev.kinoport.emulator.callback.WebhookTarget;
import dev.kinoport.emulator.http.Addresses;
import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Host;
import dev.kinoport.emulator.http.Ignored;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.emulator.replicate.Problems.InvalidField;
import dev.kinoport.fake.Administration;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.JobView;
import dev.kinoport.fault.FaultList;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import dev.kinoport.media.LocalImage;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.request.Document;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes predictions, or says why not: by the key first, then by the pace, the model and the input.
 * An account is never out of credit unless its script says so.
 */
final class CreateApi {
  private static final Pattern GENERATION = Pattern.compile("[?&]generation=([A-Za-z0-9._-]+)");
  private static final String VENDOR_REFUSES_LENGTH =
      "invalid params, model does not support duration 10 at resolution 1080P (2013)";
  private static final Set<String> KNOWN =
      Set.of("input", "version", "webhook", "webhook_events_filter", "stream");
  private static final Set<String> EVENTS = Set.of("start", "output", "logs", "completed");
  private static final List<String> USUAL_EVENTS = List.of("output", "completed");

  private final Administration administration;
  private final Readings readings;
  private final Problems problems;
  private final PredictionJson objects;
  private final PredictionRequest requests;
  private final CreatePace pace;
  private final BiConsumer<String, TakenPrediction> taken;
  private final Map<String, RefusedLater> refusedLater = new ConcurrentHashMap<>();

  /** One that the model behind refuses; the world never had it. */
  private record RefusedLater(TakenPrediction came, Instant at, String words) {}

  /**
   * Wires it.
   *
   * @param uploaded the image behind an address of a file
   * @param taken told of each prediction, by the world's name for it
   */
  CreateApi(
      Administration administration,
      Readings readings,
      Problems problems,
      PredictionJson objects,
      Function<String, Option<LocalImage>> uploaded,
      BiConsumer<String, TakenPrediction> taken) {
    this.administration = administration;
    this.readings = readings;
    this.problems = problems;
    this.objects = objects;
    this.requests = new PredictionRequest(administration, uploaded);
    this.pace = new CreatePace(readings);
    this.taken = taken;
  }

  /** At the door of an official model. */
  Reply atModel(Call call, String model) {
    return body(call).fold(Problems::malformed, body -> create(call, model, body));
  }

  /** At the door of all versions, of which an official model's is its name. */
  Reply atVersion(Call call) {
    return body(call)
        .fold(
            Problems::malformed,
            body -> {
              String model = body.text("version").getOrElse("").replaceFirst(":[0-9a-f]{64}$", "");
              return requests.isModel(model)
                  ? create(call, model, body)
                  : Problems.of(
                      422,
                      "Invalid version or not permitted",
                      "The specified version does not exist (or perhaps you don't have permission"
                          + " to use it?)");
            });
  }

  private static Either<String, Json.Members> body(Call call) {
    return JsonText.read(call.body())
        .filterOrElse(Json.Members.class::isInstance, other -> "the body must be a JSON object")
        .map(Json.Members.class::cast);
  }

  private Reply create(Call call, String model, Json.Members body) {
    return pace.waiting(now())
        .<Reply>map(pause -> problems.throttled(pause.plusMillis(999)))
        .getOrElse(() -> requests.isModel(model) ? known(call, model, body) : Problems.notFound());
  }

  private Reply known(Call call, String model, Json.Members body) {
    for (ProviderError full : administration.fullness()) {
      return problems.refusal(full, Option.none());
    }
    List<InvalidField> faults = faults(body);
    if (!faults.isEmpty()) {
      return Problems.invalid(faults);
    }
    Option<String> limit = call.header("cancel-after");
    Option<Duration> life = limit.flatMap(CancelAfter::of);
    if (limit.isDefined() && life.isEmpty()) {
      return Problems.malformed("Cancel-After must be a duration of at least 5 seconds");
    }
    Option<String> webhook = webhook(body);
    if (webhook.isDefined() && call.isOfForeignPage()) {
      return Problems.of(403, "Forbidden", WebhookTarget.NOT_FOR_FOREIGN_PAGES);
    }
    warn(call, webhook);
    Json.Members input = body.object("input").getOrElse(Json::object);
    return create(call, model, input, new Wishes(webhook, events(body), life));
  }

  /** Of everything but the input. */
  private static List<InvalidField> faults(Json.Members body) {
    FaultList<InvalidField> faults = new FaultList<>();
    body.byName().keySet().stream()
        .filter(field -> !KNOWN.contains(field))
        .forEach(field ->
            faults.add(() ->
                new InvalidField("additional_property_not_allowed", field, "is not allowed here")));
    if (body.object("input").isEmpty()) {
      faults.add(new InvalidField("required", "input", "input is required"));
    }
    if (!EVENTS.containsAll(events(body))) {
      faults.add(
          new InvalidField(
              "enum", "webhook_events_filter", "must be start, output, logs or completed"));
    }
    if (webhook(body).exists(text -> WebhookTarget.of(text).isEmpty())) {
      faults.add(new InvalidField("url", "webhook", "must be an HTTPS URL"));
    }
    return faults
        .all(others -> new InvalidField("invalid", "body", FaultList.untold(others)))
        .asJava();
  }

  private static Option<String> webhook(Json.Members body) {
    return body.text("webhook").filter(text -> !text.isBlank());
  }

  /** What a create says beside its input. */
  private record Wishes(Option<String> webhook, List<String> events, Option<Duration> life) {}

  private static List<String> events(Json.Members body) {
    return body.items("webhook_events_filter")
        .map(items ->
            items.stream()
                .map(item -> item instanceof Json.Text(String text) ? text : "")
                .distinct()
                .toList())
        .getOrElse(USUAL_EVENTS);
  }

  private static void warn(Call call, Option<String> webhook) {
    webhook
        .flatMap(WebhookTarget::of)
        .flatMap(WebhookTarget::unheard)
        .forEach(why -> call.warnings().add(new Ignored("body.webhook", why)));
    call.header("prefer")
        .forEach(prefer ->
            call.warnings()
                .add(new Ignored("header.prefer", "the fake answers at once and holds nothing")));
    if (call.header("idempotency-key").isDefined()) {
      call.warnings()
          .add(
              new Ignored(
                  "header.idempotency-key", "Replicate knows none: a second create is paid again"));
    }
  }

  private Reply create(Call call, String model, Json.Members input, Wishes wishes) {
    boolean ignoresUnknown =
        readings.has(Reading.REPLICATE_IGNORES_UNKNOWN_FIELDS) && !readings.isStrict();
    return requests
        .read(model, input, ignoresUnknown)
        .fold(Problems::invalid, read -> create(call, model, input, wishes, read));
  }

  private Reply create(
      Call call, String model, Json.Members input, Wishes wishes, PredictionRequest.Read read) {
    read.unknown()
        .forEach(field ->
            call.warnings()
                .add(new Ignored("body.input." + field, "it changes nothing in the fake's clip")));
    TakenPrediction came =
        new TakenPrediction(
            model,
            readings.has(Reading.REPLICATE_FILLS_DEFAULTS_IN)
                ? requests.filled(input, read.request())
                : input,
            wishes.webhook(),
            wishes.events(),
            wishes.life().map(now()::plus),
            call.addresses());
    if (read.isTooLong()) {
      return readings.has(Reading.REPLICATE_REFUSES_LENGTH_AT_ONCE)
          ? Problems.invalid(
              List.of(new InvalidField("value", "input.duration", VENDOR_REFUSES_LENGTH)))
          : failsLater(call, came, VENDOR_REFUSES_LENGTH);
    }
    return administration
        .keepImages(read.request())
        .fold(
            error -> problems.refusal(error, Option.none()),
            images ->
                submit(
                    call,
                    new Submission(
                        generation(wishes.webhook(), read.request()),
                        read.request(),
                        images,
                        Option.none()),
                    came));
  }

  private Reply submit(Call call, Submission submission, TakenPrediction came) {
    SubmitAnswer answer = administration.submit(submission, came.json());
    Option<JobView> job = administration.takenFor(submission.document());
    job.forEach(view -> {
      administration.hold(0, came.size());
      taken.accept(view.requestId(), came);
    });
    return switch (answer) {
      case SubmitAnswer.Accepted accepted ->
          job.<Reply>map(
                  view -> created(call, echoed(came, objects.of(view, came, call.addresses()))))
              .getOrElse(Reply.Dropped::new);
      case SubmitAnswer.Refused refused ->
          refused.error().type().equals(Problems.FLAGGED)
                  && !readings.has(Reading.REPLICATE_FLAGS_AT_ONCE)
              ? failsLater(call, came, PredictionJson.words(refused.error()))
              : problems.refusal(refused.error(), refused.retryAfter());
      case SubmitAnswer.NeverSent never -> new Reply.Dropped();
      case SubmitAnswer.Unknown unknown -> unclear(submission.document(), job.isDefined());
    };
  }

  /** A fault of Replicate's own, said aloud; a gateway's, after all went well; or silence. */
  private Reply unclear(Document request, boolean isTaken) {
    if (isTaken && readings.has(Reading.REPLICATE_LOST_ANSWER_IS_504)) {
      return Reply.text(504, "<html>504 Gateway Time-out</html>");
    }
    return administration
        .lifeOf(request)
        .fault(Fault.Refused.class)
        .filter(refused -> isFault(refused.error()))
        .<Reply>map(refused -> problems.refusal(refused.error(), Option.none()))
        .getOrElse(Reply.Dropped::new);
  }

  private static boolean isFault(ProviderError error) {
    return switch (error.kind()) {
      case FAULT, NOT_STARTED_IN_TIME -> true;
      case REFUSED, DENIED, NOT_SOLD, THROTTLED -> false;
    };
  }

  /** The webhook is shown to who gave it, and to who is told, and nowhere else. */
  static Json.Members echoed(TakenPrediction came, Json.Members prediction) {
    return came.webhook()
        .fold(
            () -> prediction,
            target ->
                prediction
                    .with("webhook", target)
                    .with("webhook_events_filter", Json.Items.ofTexts(came.events())));
  }

  private Reply created(Call call, Json.Members prediction) {
    String id = prediction.text("id").getOrElse("");
    Reply.Whole reply =
        Reply.json(201, prediction)
            .with("Location", call.addresses().at(Host.REPLICATE, "/v1/predictions/" + id))
            .with("ratelimit-remaining", Integer.toString(pace.remaining()))
            .with("ratelimit-reset", "1");
    return call.header("prefer")
        .filter(prefer -> prefer.startsWith("wait"))
        .fold(() -> reply, prefer -> reply.with("Preference-Applied", prefer));
  }

  private Reply failsLater(Call call, TakenPrediction came, String words) {
    String id = PredictionIds.named("refused " + refusedLater.size());
    RefusedLater refused = new RefusedLater(came, now(), words);
    refusedLater.put(id, refused);
    administration.hold(1, came.size() + words.length());
    return created(call, objects.refused(id, came, refused.at(), words, call.addresses()));
  }

  /** The answer to a question about one that the model behind refused. */
  Option<Reply> refused(String id, Addresses addresses) {
    return Option.<RefusedLater>of(refusedLater.get(id))
        .map(refused ->
            Reply.json(
                200,
                objects.refused(id, refused.came(), refused.at(), refused.words(), addresses)));
  }

  private static String generation(Option<String> webhook, Document request) {
    return webhook
        .map(GENERATION::matcher)
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1))
        .getOrElse(request::digest);
  }

  private Instant now() {
    return administration.time().now();
  }

  void reset() {
    refusedLater.clear();
    pace.reset();
  }
}
