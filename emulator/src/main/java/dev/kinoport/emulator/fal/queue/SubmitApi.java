package dev.kinoport.emulator.fal.queue;

import dev.kinoport.emulator.fal.Errors;
import dev.kinoport.emulator.fal.Keys;
import dev.kinoport.emulator.fal.Strictness;
import dev.kinoport.emulator.fal.files.FileShelf;
import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Ignored;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.emulator.job.OtherWires;
import dev.kinoport.emulator.job.WireFields;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.emulator.server.Excerpt;
import dev.kinoport.fake.Administration;
import dev.kinoport.fake.FakeError;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.input.Violation;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import dev.kinoport.offer.Offer;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.request.Document;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes submits in, or says why not. What is taken is in the provider's books, or spoiled. */
public final class SubmitApi {
  /** How a client can tell us its own name for a generation: as a tag, or in its webhook. */
  private static final Pattern GENERATION =
      Pattern.compile("(?:^|[,?&])(?:kinoport\\.)?generation=([A-Za-z0-9._-]+)");

  private final Administration administration;
  private final WireJobs jobs;
  private final Keys keys;
  private final Readings readings;
  private final Errors errors;
  private final WireFields fields;

  public SubmitApi(
      FakeProvider provider, WireJobs jobs, FileShelf shelf, Keys keys, Readings readings) {
    this.administration = provider.administration();
    this.jobs = jobs;
    this.keys = keys;
    this.readings = readings;
    this.errors = new Errors(readings);
    this.fields = new WireFields(shelf::image);
  }

  /**
   * Takes a submit.
   *
   * @return left: what its sender gets instead of a job
   */
  Either<Reply, WireJob> take(Call call, String endpoint) {
    Strictness.farWebhook(call).peek(call.warnings()::add);
    return keys.complaint(call)
        .orElse(() -> Strictness.strangersWebhook(call))
        .orElse(() -> Strictness.badTimeout(call))
        .orElse(() -> administration.fullness().map(errors::reply))
        .orElse(() -> Strictness.refusal(readings, call, Strictness.ignored(call)))
        .fold(
            () ->
                OtherWires.falOffer(administration.catalogue(), endpoint)
                    .fold(() -> noModel(call, endpoint), model -> take(call, model, endpoint)),
            Either::<Reply, WireJob>left);
  }

  private static Either<String, Json.Members> body(Call call) {
    return JsonText.read(call.body())
        .filterOrElse(Json.Members.class::isInstance, other -> "the input must be a JSON object")
        .map(Json.Members.class::cast);
  }

  private Either<Reply, WireJob> noModel(Call call, String endpoint) {
    String app = AppPath.appOf(endpoint);
    boolean appIsKnown =
        OtherWires.falOffers(administration.catalogue()).stream()
            .flatMap(known -> known.routes().stream())
            .anyMatch(route -> AppPath.appOf(route.sku()).equals(app));
    if (appIsKnown && !readings.isStrict()) {
      String route = endpoint.substring(app.length());
      Reply.Whole later =
          Reply.detail(
                  404, "Path %s not found".formatted(route.isEmpty() ? "/" : Excerpt.of(route)))
              .with("x-fal-billable-units", "0");
      Json.Members body = body(call).getOrElse(Json::object);
      call.warnings()
          .add(
              new Ignored(
                  "path",
                  "%s has no path for %s; the result will be 404".formatted(app, endpoint)));
      return Either.right(jobs.spoiled(Arrival.of(call, body, keys, false), endpoint, later));
    }
    String alias = app.substring(app.lastIndexOf('/') + 1);
    Reply.Whole unknown =
        Reply.detail(404, "Application \"%s\" not found".formatted(Excerpt.of(alias)));
    return Either.left(
        appIsKnown
            ? Reply.detail(
                404,
                "strict fake: %s has no path for %s; real fal takes it and answers 404 on the result"
                    .formatted(app, endpoint))
            : unknown);
  }

  private Either<Reply, WireJob> take(Call call, Offer model, String endpoint) {
    return body(call)
        .fold(
            fault ->
                spoiled(
                    call,
                    endpoint,
                    Json.object(),
                    List.of(Errors.item(List.of("body"), fault, "json_invalid"))),
            body -> take(call, model, endpoint, body));
  }

  private Either<Reply, WireJob> take(Call call, Offer model, String endpoint, Json.Members body) {
    return fields
        .read(model, endpoint, readings.isStrict() ? body : known(call, model, endpoint, body))
        .fold(
            faults ->
                spoiled(
                    call, endpoint, body, faults.map(fault -> (Json) item(body, fault)).asJava()),
            request -> take(call, body, request));
  }

  /** Without what fal ignores, which is noted. */
  private Json.Members known(Call call, Offer model, String endpoint, Json.Members body) {
    Json.Members known = WireFields.known(model, endpoint, body);
    if (known.byName().size() < body.byName().size()) {
      fields
          .read(model, endpoint, body)
          .swap()
          .forEach(faults ->
              faults
                  .filter(fault -> !known.byName().containsKey(fault.field()))
                  .filter(fault -> body.byName().containsKey(fault.field()))
                  .map(fault -> Strictness.ignored("body." + fault.field(), words(body, fault)))
                  .forEach(call.warnings()::add));
    }
    return known;
  }

  /** A job that the model will refuse, on the result; a strict server does at once. */
  private Either<Reply, WireJob> spoiled(
      Call call, String endpoint, Json.Members body, List<Json> faults) {
    Reply.Whole reply =
        Reply.json(422, Json.object().with("detail", new Json.Items(faults)))
            .with("x-fal-billable-units", "0");
    return readings.isStrict()
        ? Either.left(reply.with("X-Fake-Strict", "1"))
        : Either.right(jobs.spoiled(Arrival.of(call, body, keys, false), endpoint, reply));
  }

  private Json.Members item(Json.Members body, Violation fault) {
    String strict =
        readings.isStrict()
            ? " (strict fake: real fal says so only on the result, or ignores it)"
            : "";
    return Errors.item(List.of("body", fault.field()), words(body, fault) + strict, "value_error");
  }

  private static String words(Json.Members body, Violation fault) {
    String hint =
        body.find("input").isDefined() && fault.field().equals("input")
            ? "; the input is the body itself, without a wrapper"
            : "";
    return fault.message() + hint;
  }

  private Either<Reply, WireJob> take(Call call, Json.Members body, Document request) {
    if (queueIsTooLong(call, request)) {
      return Either.left(errors.reply(FakeError.CONCURRENT_REQUESTS_LIMIT.error()));
    }
    Option<Duration> timeToStart =
        Strictness.timeout(call).flatMap(Strictness::seconds).map(SubmitApi::span);
    return administration
        .keepImages(request)
        .fold(
            error -> imageless(call, request, body, error),
            images ->
                submit(
                    call,
                    body,
                    new Submission(generationId(call, request), request, images, timeToStart)));
  }

  private Either<Reply, WireJob> imageless(
      Call call, Document request, Json.Members body, ProviderError error) {
    return error.kind() == ProviderError.Kind.THROTTLED
        ? Either.left(errors.reply(error))
        : spoiled(
            call,
            request.sku(),
            body,
            List.of(Errors.item(List.of("body"), error.message(), error.type())));
  }

  private Either<Reply, WireJob> submit(Call call, Json.Members body, Submission submission) {
    Arrival arrival = Arrival.of(call, body, keys, submission.timeToStart().isDefined());
    SubmitAnswer answer = administration.submit(submission, arrival.json());
    Option<WireJob> job =
        administration.takenFor(submission.document()).map(view -> jobs.taken(arrival, view));
    return switch (answer) {
      case SubmitAnswer.Accepted accepted -> job.toEither(Reply.Dropped::new);
      case SubmitAnswer.Refused refused ->
          Either.left(withRetryAfter(errors.reply(refused.error()), refused.retryAfter()));
      case SubmitAnswer.NeverSent never -> Either.left(new Reply.Dropped());
      case SubmitAnswer.Unknown unknown -> Either.left(unclear(submission.document()));
    };
  }

  /** A fault of the provider's own, said aloud, or silence. */
  private Reply unclear(Document request) {
    return administration
        .lifeOf(request)
        .fault(Fault.Refused.class)
        .map(refused -> errors.reply(refused.error()))
        .filter(reply -> reply.status() >= 500)
        .<Reply>fold(Reply.Dropped::new, reply -> reply);
  }

  private static Reply withRetryAfter(Reply.Whole reply, Option<Duration> retryAfter) {
    return retryAfter
        .map(pause -> reply.with("Retry-After", Long.toString(pause.toSeconds())))
        .getOrElse(reply);
  }

  private boolean queueIsTooLong(Call call, Document request) {
    return call.parameter("fal_max_queue_length")
        .flatMap(Strictness::count)
        .exists(most -> administration.lifeOf(request).ahead() > most);
  }

  private static Duration span(BigDecimal seconds) {
    return Duration.ofMillis(seconds.movePointRight(3).longValue());
  }

  private static String generationId(Call call, Document request) {
    String tags = call.header("x-fal-tags").getOrElse("");
    String webhook = call.parameter("fal_webhook").getOrElse("");
    return named(tags).orElse(() -> named(webhook)).getOrElse(request.digest());
  }

  private static Option<String> named(String text) {
    Matcher matcher = GENERATION.matcher(text);
    return matcher.find() ? Option.of(matcher.group(1)) : Option.none();
  }
}
