package dev.kinoport.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.kinoport.Generated;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.input.WireValue;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.journal.Journal;
import dev.kinoport.media.ImageSource;
import dev.kinoport.media.LocalImage;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Retention;
import dev.kinoport.provider.CancelAnswer;
import dev.kinoport.provider.Capabilities;
import dev.kinoport.provider.Capabilities.Cancel;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.LogLine;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.StatusFeed;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.provider.VideoBackend;
import dev.kinoport.request.Document;
import dev.kinoport.request.RequestChecker;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every {@link VideoBackend} must do, in a provider's good hours and bad ones. Extend it
 * beside your adapter, once for each set of {@link Capabilities} that it may have: they are what it
 * is held to. Against a live service it costs money: about one clip for each world that accepts.
 */
public abstract class VideoBackendContract {
  /** States of the outside world that an adapter's test must be able to bring about. */
  public enum World {
    /** Accepts, queues, works, and gives a clip within an hour. */
    HEALTHY,
    /** Accepts, works, and says in the end that it could not. */
    FAILING,
    /** Turns every request down for good. */
    REFUSING,
    /** Turns every request down for now, and says for how long. */
    THROTTLING,
    /** No connection can be made when a request is to be sent. */
    OFFLINE,
    /** The connection breaks while a request is being sent; the provider never has it. */
    LOSING_REQUESTS,
    /** The provider accepts, and the connection breaks before it has said so. */
    LOSING_ANSWERS,
    /** Like that, and its records cannot be asked for. */
    WITHOUT_RECORDS,
    /** Healthy, but the first question for a status and for a result meets a fault. */
    STUTTERING,
    /** Healthy, but the first question for a status and for a result is throttled. */
    BUSY,
    /** Healthy, but a result is forgotten a day after it came at the latest. */
    FORGETFUL,
    /** Healthy, and forgets a result when its offer or its capabilities say, and no sooner. */
    PUNCTUAL,
    /** Healthy, but every wish to cancel comes too late. */
    DEAF
  }

  /**
   * An adapter facing a world.
   *
   * @param provider fresh: nothing has been submitted through it
   * @param time by which the world lives; may pass by itself or be turned
   */
  public record Subject(Provider provider, Timekeeper time) {
    private VideoBackend backend() {
      return provider.video();
    }

    private Capabilities capabilities() {
      return provider.capabilities();
    }

    private void pass(Duration span) {
      time.await(new CompletableFuture<Boolean>(), Option.of(span));
    }
  }

  @TempDir Path folder;

  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final Duration AN_HOUR = Duration.ofHours(1);
  private static final int MOST_LOOKS = 1_800;
  private static final ProviderName ANOTHER = ProviderName.of("another");
  private static final String STRANGER = "00000000-0000-4000-8000-000000000000";

  /** Makes the contract's tests; a subclass adds the subject. */
  protected VideoBackendContract() {}

  /** A fresh adapter facing {@code world}. */
  protected abstract Subject facing(World world);

  /**
   * A request of this provider, of which only the name is known.
   *
   * @param provider whose
   * @param requestId its name for the request
   */
  protected Handle handle(ProviderName provider, String requestId) {
    return Handle.of(provider, requestId);
  }

  /** The image that every request begins with; the provider has to be able to read it. */
  protected ImageSource firstFrame() {
    return Samples.FIRST_FRAME;
  }

  /** What is asked for: some model that the provider under test sells, from an image. */
  protected RequestDraft draft(String prompt, ImageSource image) {
    return Samples.draft(prompt, image);
  }

  private Submission submission(Subject subject, String prompt) {
    Document document =
        RequestChecker.check(subject.provider().offers(), draft(prompt, firstFrame()))
            .get()
            .document();
    return new Submission("g1", document, Map.of(), Option.none());
  }

  private SubmitAnswer submitted(Subject subject) {
    return subject.backend().submit(submission(subject, "a kite"));
  }

  private Handle accepted(Subject subject, String prompt) {
    SubmitAnswer answer = subject.backend().submit(submission(subject, prompt));
    assertThat(answer).isInstanceOf(SubmitAnswer.Accepted.class);
    return ((SubmitAnswer.Accepted) answer).handle();
  }

  private static List<ProviderStatus> watchToTheEnd(Subject subject, Handle handle) {
    List<ProviderStatus> seen = new ArrayList<>();
    for (int i = 0; i < MOST_LOOKS; i++) {
      ProviderStatus status = subject.backend().status(handle).get();
      seen.add(status);
      if (status instanceof ProviderStatus.Completed) {
        return seen;
      }
      subject.pass(LOOK);
    }
    throw new AssertionError("never completed: " + seen.get(seen.size() - 1));
  }

  private static ProviderResult resultOf(Subject subject, Handle handle) {
    assertThat(watchToTheEnd(subject, handle)).isNotEmpty();
    return subject.backend().result(handle).get();
  }

  @Test
  void anAcceptedRequestIsQueuedWorkedOnAndCompleted() {
    Subject subject = facing(World.HEALTHY);

    List<ProviderStatus> seen = watchToTheEnd(subject, accepted(subject, "a kite"));

    List<Integer> ranks = seen.stream().map(VideoBackendContract::rank).toList();
    assertThat(ranks).isSorted();
    assertThat(seen)
        .allSatisfy(status -> {
          if (status instanceof ProviderStatus.Queued queued) {
            assertThat(queued.ahead().getOrElse(0)).isNotNegative();
          }
        });
  }

  private static int rank(ProviderStatus status) {
    return switch (status) {
      case ProviderStatus.Queued queued -> 0;
      case ProviderStatus.Running running -> 1;
      case ProviderStatus.Completed completed -> 2;
    };
  }

  @Test
  void theLogOnlyGrows() {
    Subject subject = facing(World.HEALTHY);
    List<LogLine> known = List.of();

    for (ProviderStatus status : watchToTheEnd(subject, accepted(subject, "a kite"))) {
      assertThat(status.logs().subList(0, known.size())).isEqualTo(known);
      known = status.logs();
    }
  }

  @Test
  void aClipHasAnAddress() {
    Subject subject = facing(World.HEALTHY);

    assertThat(resultOf(subject, accepted(subject, "a kite")))
        .isInstanceOfSatisfying(
            ProviderResult.Finished.class,
            finished -> {
              assertThat(finished.clip().location()).matches(URI::isAbsolute);
              assertThat(finished.charge().units().forAll(units -> units.signum() >= 0)).isTrue();
            });
  }

  @Test
  void aResultCanBeFetchedMoreThanOnce() {
    Subject subject = facing(World.HEALTHY);
    Handle handle = accepted(subject, "a kite");

    ProviderResult first = resultOf(subject, handle);

    assertThat(subject.backend().result(handle).get()).isEqualTo(first);
  }

  @Test
  void aResultThatIsAskedForTooEarlyIsNotReady() {
    Subject subject = facing(World.HEALTHY);

    assertThat(subject.backend().result(accepted(subject, "a kite")).get())
        .isEqualTo(new ProviderResult.NotReady());
  }

  @Test
  void everySubmitIsARequestOfItsOwnAtThisProvider() {
    Subject subject = facing(World.HEALTHY);

    assertThat(accepted(subject, "a kite").provider()).isEqualTo(subject.provider().name());
    assertThat(accepted(subject, "a kite").requestId())
        .isNotEqualTo(accepted(subject, "a kite").requestId());
  }

  @Test
  void aHandleThatWasStoredIsAsGoodAsNew() {
    Subject subject = facing(World.HEALTHY);
    Handle handle = accepted(subject, "a kite");

    Handle stored = new Handle(handle.provider(), handle.requestId(), Map.copyOf(handle.links()));

    assertThat(subject.backend().status(stored).isRight()).isTrue();
    assertThat(resultOf(subject, stored)).isInstanceOf(ProviderResult.Finished.class);
  }

  @Test
  void completedIsNotSuccess() {
    Subject subject = facing(World.FAILING);

    assertThat(resultOf(subject, accepted(subject, "a kite")))
        .isInstanceOfSatisfying(
            ProviderResult.Failed.class,
            failed -> {
              assertThat(failed.error().type()).isNotBlank();
              assertThat(failed.error().message()).isNotBlank();
            });
  }

  @ParameterizedTest
  @EnumSource(World.class)
  void aSubmitHasOneOfFourAnswersAndThrowsNothing(World world) {
    Class<? extends SubmitAnswer> expected =
        switch (world) {
          case HEALTHY, FAILING, STUTTERING, BUSY, FORGETFUL, PUNCTUAL, DEAF ->
              SubmitAnswer.Accepted.class;
          case REFUSING, THROTTLING -> SubmitAnswer.Refused.class;
          case OFFLINE -> SubmitAnswer.NeverSent.class;
          case LOSING_REQUESTS, LOSING_ANSWERS, WITHOUT_RECORDS -> SubmitAnswer.Unknown.class;
        };

    assertThat(submitted(facing(world))).isInstanceOf(expected);
  }

  @Test
  void whatShouldHaveLeftByNowIsNeverSent() {
    Subject subject = facing(World.HEALTHY);
    Instant now = subject.time().now();

    assertThat(subject.backend().submit(submission(subject, "a kite").leaveBy(now)))
        .isInstanceOf(SubmitAnswer.NeverSent.class);
    assertThat(searchedFor(subject, submission(subject, "a kite"), now)).isEmpty();
    assertThat(subject.backend().submit(submission(subject, "a kite").leaveBy(now.plus(AN_HOUR))))
        .isInstanceOf(SubmitAnswer.Accepted.class);
  }

  @Test
  void whatItsSenderMayNotSendAnyMoreIsNeverSent() {
    Subject subject = facing(World.HEALTHY);
    Instant now = subject.time().now();
    Submission submission = submission(subject, "a kite").leaveBy(now.plus(AN_HOUR));

    assertThat(subject.backend().submit(submission.whileSenderMay(() -> false)))
        .isInstanceOf(SubmitAnswer.NeverSent.class);
    assertThat(searchedFor(subject, submission, now)).isEmpty();
    assertThat(subject.backend().submit(submission.whileSenderMay(() -> true)))
        .isInstanceOf(SubmitAnswer.Accepted.class);
  }

  @Test
  void aRefusalSaysWhyAndWhetherItIsOnlyForNow() {
    SubmitAnswer never = submitted(facing(World.REFUSING));
    SubmitAnswer later = submitted(facing(World.THROTTLING));

    assertThat(never)
        .isInstanceOfSatisfying(
            SubmitAnswer.Refused.class,
            refused -> {
              assertThat(refused.error().type()).isNotBlank();
              assertThat(refused.error().message()).isNotBlank();
              assertThat(refused.retryAfter()).isEmpty();
            });
    assertThat(later)
        .isInstanceOfSatisfying(
            SubmitAnswer.Refused.class,
            refused -> {
              assertThat(refused.error().kind()).isEqualTo(ProviderError.Kind.THROTTLED);
              assertThat(refused.retryAfter().exists(Duration::isPositive)).isTrue();
            });
  }

  @Test
  void whatItAcceptedCanBeFoundInItsRecordsThoughTheAnswerWasLost() {
    Subject subject = facing(World.LOSING_ANSWERS);
    assumeThat(isSearched(subject)).isTrue();
    Instant sentAt = subject.time().now();
    assertThat(submitted(subject)).isInstanceOf(SubmitAnswer.Unknown.class);

    List<Handle> found = searchedFor(subject, submission(subject, "a kite"), sentAt);

    assertThat(found).hasSize(1);
    assertThat(found.get(0).provider()).isEqualTo(subject.provider().name());
    assertThat(subject.backend().status(found.get(0)).isRight()).isTrue();
    assertThat(searchedFor(subject, submission(subject, "a boat"), sentAt))
        .as("nothing but exactly this input is found")
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = World.class,
      names = {"OFFLINE", "LOSING_REQUESTS", "REFUSING", "THROTTLING"})
  void whatItNeverAcceptedIsNotInItsRecords(World world) {
    Subject subject = facing(world);
    Instant sentAt = subject.time().now();
    assertThat(submitted(subject)).isNotInstanceOf(SubmitAnswer.Accepted.class);

    assertThat(searchedFor(subject, submission(subject, "a kite"), sentAt)).isEmpty();
  }

  /** A provider that finds a request by its own message alone has nothing to search in. */
  private static boolean isSearched(Subject subject) {
    return switch (subject.capabilities().search().way()) {
      case LISTING, OWN_TOKEN -> true;
      case NONE, MESSAGE -> false;
    };
  }

  /** Searches until something is found or an absence is conclusive. */
  private static List<Handle> searchedFor(Subject subject, Submission submission, Instant sentAt) {
    if (!isSearched(subject)) {
      assertThat(subject.backend().find(submission, sentAt).get())
          .as("its capabilities say that it cannot be searched")
          .isInstanceOf(Finding.Unsupported.class);
      return List.of();
    }
    for (int i = 0; i < MOST_LOOKS; i++) {
      Finding finding = subject.backend().find(submission, sentAt).get();
      assertThat(finding).isInstanceOf(Finding.Matches.class);
      Finding.Matches matches = (Finding.Matches) finding;
      if (matches.conclusive() || !matches.handles().isEmpty()) {
        return matches.handles();
      }
      subject.pass(LOOK);
    }
    throw new AssertionError("never conclusive");
  }

  @Test
  void aProviderWithoutRecordsSaysSo() {
    Subject subject = facing(World.WITHOUT_RECORDS);
    Instant sentAt = subject.time().now();
    assertThat(submitted(subject)).isInstanceOf(SubmitAnswer.Unknown.class);

    assertThat(subject.backend().find(submission(subject, "a kite"), sentAt).get())
        .isInstanceOf(Finding.Unsupported.class);
  }

  @Test
  void aFaultIsAFailureAndTheNextQuestionIsAnswered() {
    Subject subject = facing(World.STUTTERING);
    Handle handle = accepted(subject, "a kite");

    assertThat(subject.backend().status(handle).getLeft())
        .isNotInstanceOfAny(
            ProviderFailure.NotFound.class,
            ProviderFailure.BadInput.class,
            ProviderFailure.Throttled.class);
    assertThat(watchToTheEnd(subject, handle)).isNotEmpty();
    assertThat(subject.backend().result(handle).isLeft()).isTrue();
    assertThat(subject.backend().result(handle).get()).isInstanceOf(ProviderResult.Finished.class);
  }

  @Test
  void aThrottledQuestionSaysForHowLong() {
    Subject subject = facing(World.BUSY);
    Handle handle = accepted(subject, "a kite");

    assertThat(subject.backend().status(handle).getLeft())
        .isInstanceOfSatisfying(
            ProviderFailure.Throttled.class,
            throttled -> assertThat(throttled.retryAfter()).isPositive());
    assertThat(subject.backend().status(handle).isRight()).isTrue();
  }

  @Test
  void whatIsForgottenIsNotFound() {
    Subject subject = facing(World.FORGETFUL);
    Handle handle = accepted(subject, "a kite");
    assertThat(watchToTheEnd(subject, handle)).isNotEmpty();

    subject.pass(Duration.ofDays(1).plusMinutes(1));

    assertThat(subject.backend().result(handle).getLeft())
        .isInstanceOf(ProviderFailure.NotFound.class);
  }

  @Test
  void aStrangersRequestIsNotFound() {
    Subject subject = facing(World.HEALTHY);
    VideoBackend backend = subject.backend();

    Handle stranger = handle(subject.provider().name(), STRANGER);

    assertThat(backend.status(stranger).getLeft()).isInstanceOf(ProviderFailure.NotFound.class);
    assertThat(backend.result(stranger).getLeft()).isInstanceOf(ProviderFailure.NotFound.class);
    assertThat(backend.cancel(stranger).get())
        .isEqualTo(unlessNever(subject, CancelAnswer.NOT_FOUND));
  }

  /** Who gave a name to a request may be another world, in which it is another request. */
  @Test
  void aRequestOfAnotherProviderIsNeitherAskedForNorTouched() {
    Subject subject = facing(World.HEALTHY);
    VideoBackend backend = subject.backend();
    Handle own = accepted(subject, "a kite");

    Handle other = new Handle(ANOTHER, own.requestId(), own.links());

    assertThat(List.of(backend.status(other), backend.result(other), backend.cancel(other)))
        .allSatisfy(answer ->
            assertThat(answer.getLeft())
                .as("is neither known nor gone: nothing may be concluded from it")
                .isInstanceOf(ProviderFailure.BadInput.class)
                .extracting(ProviderFailure::reason)
                .asString()
                .contains(ANOTHER.value(), subject.provider().name().value()));
    try (StatusFeed.Following following = subject.provider().feed().follow(other, status -> {})) {
      assertThat(following.isAlive()).isFalse();
    }
    assertThat(resultOf(subject, own)).isInstanceOf(ProviderResult.Finished.class);
  }

  @Test
  void aResultIsKeptForAsLongAsPromisedAndThenItIsSaidToBeGone() {
    Subject subject = facing(World.PUNCTUAL);
    Handle handle = accepted(subject, "a kite");
    ProviderResult result = resultOf(subject, handle);

    subject.pass(kept(subject).minus(LOOK.multipliedBy(2)));
    assertThat(unsigned(subject.backend().result(handle).get())).isEqualTo(unsigned(result));
    subject.pass(LOOK.multipliedBy(3));

    assertThat(subject.backend().result(handle).getLeft())
        .isInstanceOf(ProviderFailure.NotFound.class)
        .extracting(ProviderFailure::reason)
        .asString()
        .isNotBlank();
    assertThat(subject.backend().status(handle).getLeft())
        .isInstanceOf(ProviderFailure.NotFound.class);
  }

  /** A shop may sign an address anew each time; it leads to the same clip. */
  private static Object unsigned(ProviderResult result) {
    return result instanceof ProviderResult.Finished finished
        ? List.of(
            finished.clip().location().toString().replaceFirst("\\?.*", ""), finished.charge())
        : result;
  }

  /** After its end, as its offer says, or else as its provider says of all. */
  private Duration kept(Subject subject) {
    return subject
        .provider()
        .offers()
        .find(draft("a kite", firstFrame()).model())
        .flatMap(Offer::retention)
        .flatMap(Retention::result)
        .getOrElse(subject.capabilities().resultKept());
  }

  @Test
  void aSmallImageTravelsWithinTheRequestAndIsInNoJournal() {
    Subject subject = facing(World.HEALTHY);
    Path file = folder.resolve("kite.png");
    LocalImage image = Samples.imageIn(file);
    assumeThat(subject.capabilities().inlineUpTo())
        .as("bytes of an image that travel within a request")
        .isGreaterThanOrEqualTo(image.size());
    String encoded = Base64.getEncoder().encodeToString(Samples.png());
    Journal journal = new InMemoryJournal();
    List<Submission> sent = new CopyOnWriteArrayList<>();

    Generated clip;
    try (Kinoport kinoport =
        Kinoport.builder()
            .provider(subject.provider().withVideo(noting(sent, subject.backend())))
            .journal(journal)
            .time(subject.time())
            .build()) {
      clip =
          kinoport
              .generate(draft("a kite", ImageSource.file(file)), Terms.standard())
              .getOrElseThrow(failure -> new AssertionError(failure.message()));
    }

    assertThat(sent)
        .singleElement()
        .satisfies(submission ->
            assertThat(submission.fields().values())
                .extracting(WireValue::shown)
                .contains("data:image/png;base64," + encoded));
    assertThat(journal.read(clip.id()).get().get().events())
        .noneMatch(GenerationEvent.ImageUploaded.class::isInstance)
        .allSatisfy(event -> assertThat(event.toString()).doesNotContain(encoded));
  }

  private static VideoBackend noting(List<Submission> sent, VideoBackend backend) {
    return new ForwardingVideoBackend(backend) {
      @Override
      public SubmitAnswer submit(Submission submission) {
        sent.add(submission);
        return super.submit(submission);
      }
    };
  }

  @Test
  void aCancelIsAWishAndTheResultTellsWhatCameOfIt() {
    Subject subject = facing(World.HEALTHY);
    Handle handle = accepted(subject, "a kite");

    CancelAnswer answer = subject.backend().cancel(handle).get();

    assertThat(answer).isEqualTo(unlessNever(subject, CancelAnswer.REQUESTED));
    assertEndsAsAnswered(subject, handle, answer);
  }

  @Test
  void whatIsWorkedOnIsStoppedOnlyWhereTheCapabilitiesSaySo() {
    Subject subject = facing(World.HEALTHY);
    Handle handle = accepted(subject, "a kite");
    passUntilRunning(subject, handle);

    CancelAnswer answer = subject.backend().cancel(handle).get();

    assertThat(answer)
        .isEqualTo(
            switch (subject.capabilities().cancel()) {
              case ANY_TIME -> CancelAnswer.REQUESTED;
              case WHILE_QUEUED, NEVER -> CancelAnswer.UNSUPPORTED;
            });
    assertEndsAsAnswered(subject, handle, answer);
  }

  private static void passUntilRunning(Subject subject, Handle handle) {
    for (int i = 0; i < MOST_LOOKS; i++) {
      if (rank(subject.backend().status(handle).get()) > 0) {
        return;
      }
      subject.pass(LOOK);
    }
    throw new AssertionError("never began");
  }

  /** What could not be stopped is made and paid for: nothing of it may be lost. */
  private static void assertEndsAsAnswered(Subject subject, Handle handle, CancelAnswer answer) {
    ProviderResult result = resultOf(subject, handle);
    if (answer == CancelAnswer.UNSUPPORTED) {
      assertThat(result).isInstanceOf(ProviderResult.Finished.class);
    } else {
      assertThat(result)
          .isInstanceOfAny(ProviderResult.Cancelled.class, ProviderResult.Finished.class);
    }
  }

  /** Whoever stops nothing says so, whatever is asked of him. */
  private static CancelAnswer unlessNever(Subject subject, CancelAnswer otherwise) {
    return subject.capabilities().cancel() == Cancel.NEVER ? CancelAnswer.UNSUPPORTED : otherwise;
  }

  @Test
  void aCancelThatComesTooLateDoesNotTakeTheClipAway() {
    Subject subject = facing(World.DEAF);
    Handle handle = accepted(subject, "a kite");

    assertThat(subject.backend().cancel(handle).get())
        .isIn(
            unlessNever(subject, CancelAnswer.REQUESTED),
            unlessNever(subject, CancelAnswer.ALREADY_FINISHED));

    assertThat(resultOf(subject, handle)).isInstanceOf(ProviderResult.Finished.class);
  }

  @Test
  void whatIsOverCannotBeCancelled() {
    Subject subject = facing(World.HEALTHY);
    Handle handle = accepted(subject, "a kite");
    ProviderResult result = resultOf(subject, handle);

    assertThat(subject.backend().cancel(handle).get())
        .isEqualTo(unlessNever(subject, CancelAnswer.ALREADY_FINISHED));

    assertThat(subject.backend().result(handle).get()).isEqualTo(result);
  }
}
