package dev.kinoport.fake;

import dev.kinoport.clip.RemoteClip;
import dev.kinoport.provider.CancelAnswer;
import dev.kinoport.provider.Capabilities;
import dev.kinoport.provider.Charge;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.provider.VideoBackend;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The fake provider behind the port of generations. */
final class FakeVideoBackend implements VideoBackend {
  private static final Duration CLOCK_TOLERANCE = Duration.ofHours(1);

  private final ProviderState world;
  private final SubmitValidation validation;
  private final ProviderName name;
  private final Capabilities capabilities;
  private final ResultMemory memory;

  FakeVideoBackend(
      ProviderName name,
      ProviderState world,
      SubmitValidation validation,
      Capabilities capabilities,
      ResultMemory memory) {
    this.name = name;
    this.world = world;
    this.validation = validation;
    this.capabilities = capabilities;
    this.memory = memory;
  }

  @Override
  public SubmitAnswer submit(Submission submission) {
    return submit(Incoming.inProcess(submission));
  }

  SubmitAnswer submit(Incoming incoming) {
    Submission submission = incoming.submission();
    if (submission.isTooLate(world.now())) {
      return new SubmitAnswer.NeverSent("too late to send");
    }
    SubmitAnswer answer =
        validation
            .complaint(submission)
            .orElse(this::noPlace)
            .getOrElse(() -> answer(incoming, world.lifeOf(submission)));
    if (!(answer instanceof SubmitAnswer.NeverSent)) {
      world.note(
          new Received(
              submission.generationId(),
              submission.document().sku(),
              submission.document().digest(),
              answer,
              world.now()));
    }
    return answer;
  }

  /** Charged nothing, and in no doubt: what is accepted is never forgotten for the next one. */
  private Option<SubmitAnswer> noPlace() {
    return world.fullness().map(error -> new SubmitAnswer.Refused(error, Option.none()));
  }

  private SubmitAnswer answer(Incoming incoming, Life life) {
    Submission submission = incoming.submission();
    String id = submission.generationId();
    if (life.fault(Fault.ListingUnsupported.class).isDefined()) {
      world.keepNoRecords(submission.document().sku());
    }
    return life.faults().stream()
        .flatMap(fault -> faulty(incoming, life, fault, id).toJavaStream())
        .findFirst()
        .orElseGet(() -> accepted(incoming, life));
  }

  private SubmitAnswer accepted(Incoming incoming, Life life) {
    Life lived =
        incoming
            .submission()
            .timeToStart()
            .filter(limit -> life.queued().compareTo(limit) > 0)
            .map(limit -> tooLate(limit, life))
            .getOrElse(life);
    return new SubmitAnswer.Accepted(world.accept(incoming, lived, world.now()));
  }

  private static Life tooLate(Duration limit, Life life) {
    ProviderError timeout = FakeError.REQUEST_TIMEOUT.error();
    // whoever set the limit is not told to try again
    ProviderError theirs =
        new ProviderError(
            timeout.kind(), timeout.type(), timeout.message(), timeout.details(), false);
    return new Life(
            limit, life.ahead(), Duration.ZERO, List.of(), life.failure(), false, life.faults())
        .failing(theirs);
  }

  private Option<SubmitAnswer> faulty(Incoming incoming, Life life, Fault fault, String id) {
    return switch (fault) {
      case Fault.NeverSent never when world.strikes(never.times(), "never-sent", id) ->
          Option.of(new SubmitAnswer.NeverSent("fake: connection refused"));
      case Fault.Throttled throttled when world.strikes(throttled.times(), "throttled", id) ->
          Option.of(
              new SubmitAnswer.Refused(
                  FakeError.CONCURRENT_REQUESTS_LIMIT.error(), Option.of(throttled.retryAfter())));
      case Fault.Refused refused -> Option.of(refusal(refused.error()));
      case Fault.LostBeforeAcceptance lost when world.strikes(lost.times(), "lost", id) ->
          Option.of(new SubmitAnswer.Unknown("fake: connection reset before acceptance"));
      case Fault.AcceptedButAnswerLost lost when world.strikes(lost.times(), "answer-lost", id) -> {
        world.accept(incoming, life, world.now());
        yield Option.of(new SubmitAnswer.Unknown("fake: accepted, and the answer is lost"));
      }
      case Fault.AcceptedLate late when world.strikes(1, "late", id) -> {
        world.accept(incoming, life, world.now().plus(late.delay()));
        yield Option.of(new SubmitAnswer.Unknown("fake: read timed out, accepted later"));
      }
      default -> Option.none();
    };
  }

  /** A fault of the provider's own is no refusal: it may have the request all the same. */
  private static SubmitAnswer refusal(ProviderError error) {
    return switch (error.kind()) {
      case REFUSED, DENIED, NOT_SOLD, THROTTLED -> new SubmitAnswer.Refused(error, Option.none());
      case FAULT, NOT_STARTED_IN_TIME ->
          new SubmitAnswer.Unknown("fake: the submit was answered with " + error.type());
    };
  }

  @Override
  public Either<ProviderFailure, ProviderStatus> status(Handle handle) {
    return job(handle)
        .flatMap(job -> faultOn(job, "status", statusFailures(job)))
        .map(job -> job.status(world.now()));
  }

  @Override
  public Either<ProviderFailure, ProviderResult> result(Handle handle) {
    return job(handle)
        .flatMap(job -> faultOn(job, "result", resultFailures(job)))
        .flatMap(job ->
            isAnsweredByAnother(job)
                ? Either.right(new ProviderResult.Unproven(anothers()))
                : resultOf(job, world::strike));
  }

  private boolean isAnsweredByAnother(Job job) {
    int times =
        job.life()
            .fault(Fault.ResultErrorUnproven.class)
            .map(Fault.ResultErrorUnproven::times)
            .getOrElse(0);
    return job.isCompletedAt(world.now())
        && world.strikes(times, "result-error-unproven", job.requestId());
  }

  private static ProviderResult.Failed anothers() {
    return new ProviderResult.Failed(
        ProviderError.of(ProviderError.Kind.FAULT, "http_500", "Internal Server Error"),
        Charge.unknown());
  }

  /** Counts what strikes a job, or only looks. */
  @FunctionalInterface
  private interface Strikes {
    int next(int times, String place, String id);
  }

  /** What asking for the result would be answered now, if the question got through. */
  Either<ProviderFailure, ProviderResult> outcome(Job job) {
    return resultOf(job, world::nextStrike);
  }

  private Either<ProviderFailure, ProviderResult> resultOf(Job job, Strikes strikes) {
    if (!job.isCompletedAt(world.now())) {
      return Either.right(new ProviderResult.NotReady());
    }
    if (job.isCancelled()) {
      return Either.right(new ProviderResult.Cancelled(free()));
    }
    Charge charge =
        job.isBilled() ? new Charge(Option.of(world.units(job)), world.amount(job)) : free();
    return job.life()
        .failure()
        .<Either<ProviderFailure, ProviderResult>>fold(
            () -> finished(job, charge, strikes),
            error -> Either.right(new ProviderResult.Failed(error, charge)));
  }

  private static Either<ProviderFailure, ProviderResult> finished(
      Job job, Charge charge, Strikes strikes) {
    int withoutClip =
        job.life()
            .fault(Fault.ResultWithoutClip.class)
            .map(Fault.ResultWithoutClip::times)
            .getOrElse(0);
    if (strikes.next(withoutClip, "result-without-clip", job.requestId()) > 0) {
      return Either.right(new ProviderResult.WithoutClip("nothing but a seed", charge));
    }
    int deaths =
        job.life()
            .fault(Fault.ClipAddressDies.class)
            .map(Fault.ClipAddressDies::times)
            .getOrElse(0);
    ClipAddress address =
        ClipAddress.of(job, strikes.next(deaths, "clip-address-dies", job.requestId()));
    return Either.right(
        new ProviderResult.Finished(
            new RemoteClip(address.uri(), Option.of("video/mp4"), Option.none()), charge));
  }

  private static Charge free() {
    return new Charge(Option.of(BigDecimal.ZERO), Option.none());
  }

  @Override
  public Either<ProviderFailure, CancelAnswer> cancel(Handle handle) {
    if (capabilities.cancel() == Capabilities.Cancel.NEVER) {
      return handle.ownedBy(name).map(mine -> CancelAnswer.UNSUPPORTED);
    }
    return handle
        .ownedBy(name)
        .flatMap(
            mine -> job(mine).fold(unknown -> Either.right(CancelAnswer.NOT_FOUND), this::cancel));
  }

  private Either<ProviderFailure, CancelAnswer> cancel(Job job) {
    int failures =
        job.life().fault(Fault.CancelFails.class).map(Fault.CancelFails::times).getOrElse(0);
    if (world.strikes(failures, "cancel", job.requestId())) {
      return Either.left(new ProviderFailure.ServerFault("fake: cancel answered 503"));
    }
    if (job.isCompletedAt(world.now())) {
      return Either.right(CancelAnswer.ALREADY_FINISHED);
    }
    if (!canBeStopped(job)) {
      return Either.right(CancelAnswer.UNSUPPORTED);
    }
    world.cancel(job);
    return Either.right(CancelAnswer.REQUESTED);
  }

  private boolean canBeStopped(Job job) {
    return switch (capabilities.cancel()) {
      case NEVER -> false;
      case WHILE_QUEUED -> world.now().isBefore(job.startsAt());
      case ANY_TIME -> true;
    };
  }

  @Override
  public Option<Instant> timeThere() {
    return Option.some(world.now());
  }

  @Override
  public Either<ProviderFailure, Finding> find(Submission submission, Instant since) {
    Life life = world.lifeOf(submission);
    boolean isSearched = capabilities.search().way() != Capabilities.Search.Way.NONE;
    if (!isSearched || life.fault(Fault.ListingUnsupported.class).isDefined()) {
      return Either.right(new Finding.Unsupported("fake: this provider keeps no records"));
    }
    Duration lag =
        life.fault(Fault.ListingLags.class).map(Fault.ListingLags::by).getOrElse(Duration.ZERO);
    Instant now = world.now();
    List<Handle> handles =
        world.jobsLike(submission.document().digest()).stream()
            .filter(job -> !job.acceptedAt().plus(lag).isAfter(now))
            .filter(job -> !job.shownAcceptedAt().isBefore(since.minus(CLOCK_TOLERANCE)))
            .map(world::handle)
            .toList();
    return Either.right(new Finding.Matches(handles, !now.isBefore(since.plus(lag))));
  }

  private Either<ProviderFailure, Job> job(Handle handle) {
    return handle
        .ownedBy(name)
        .flatMap(mine ->
            world
                .job(mine.requestId())
                .filter(job -> !memory.hasLost(job, world.now()))
                .toEither(
                    () -> new ProviderFailure.NotFound("fake: no request " + mine.requestId())));
  }

  private Either<ProviderFailure, Job> faultOn(Job job, String place, int failures) {
    Option<Fault.WatchingThrottled> throttled = job.life().fault(Fault.WatchingThrottled.class);
    int times = throttled.map(Fault.WatchingThrottled::times).getOrElse(0);
    if (world.strikes(times, "throttled-" + place, job.requestId())) {
      return Either.left(
          new ProviderFailure.Throttled(
              throttled.map(Fault.WatchingThrottled::retryAfter).getOrElse(Duration.ZERO)));
    }
    return world.strikes(failures, place, job.requestId())
        ? Either.left(new ProviderFailure.ServerFault("fake: %s answered 503".formatted(place)))
        : Either.right(job);
  }

  private static int statusFailures(Job job) {
    return job.life().fault(Fault.StatusFails.class).map(Fault.StatusFails::times).getOrElse(0);
  }

  private static int resultFailures(Job job) {
    return job.life().fault(Fault.ResultFails.class).map(Fault.ResultFails::times).getOrElse(0);
  }
}
