package dev.kinoport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.provider.Handle;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.StatusFeed;
import dev.kinoport.provider.StatusFeed.Following;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.request.Document;
import dev.kinoport.request.RequestChecker;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link StatusFeed} must do that hears anything at all. Extend it beside your adapter.
 * Against a live service it costs one clip for each test.
 */
@Timeout(300)
public abstract class StatusFeedContract {
  /**
   * An adapter facing a provider that accepts, queues, works and completes within an hour.
   *
   * @param provider fresh: nothing has been submitted through it
   * @param time by which the provider lives; may pass by itself or be turned
   */
  public record Subject(Provider provider, Timekeeper time) {
    private Handle accepted(RequestDraft draft) {
      Document kite = RequestChecker.check(provider.offers(), draft).get().document();
      SubmitAnswer answer =
          provider.video().submit(new Submission("g1", kite, Map.of(), Option.none()));
      assertThat(answer).isInstanceOf(SubmitAnswer.Accepted.class);
      return ((SubmitAnswer.Accepted) answer).handle();
    }

    private void passToTheEnd(Handle handle) {
      for (int i = 0; i < MOST_LOOKS; i++) {
        if (provider.video().status(handle).get() instanceof ProviderStatus.Completed) {
          return;
        }
        time.await(new CompletableFuture<Boolean>(), Option.of(LOOK));
      }
      throw new AssertionError("never completed");
    }
  }

  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final int MOST_LOOKS = 1_800;
  private static final int RACES = 25;
  private static final long PATIENCE_S = 120;
  private static final long SOON_MS = 300;
  private static final String STRANGER = "00000000-0000-4000-8000-000000000000";

  /** Makes the contract's tests; a subclass adds the subject. */
  protected StatusFeedContract() {}

  /** A fresh adapter. */
  protected abstract Subject subject();

  /**
   * A request of this provider, of which only the name is known.
   *
   * @param provider whose
   * @param requestId its name for the request
   */
  protected Handle handle(ProviderName provider, String requestId) {
    return Handle.of(provider, requestId);
  }

  /** What is asked for: some model that the provider under test sells. */
  protected RequestDraft draft() {
    return Samples.draft("a kite", Samples.FIRST_FRAME);
  }

  @Test
  void statusesComeInOrderAndCompletedIsTheLast() throws InterruptedException {
    Subject subject = subject();
    Handle handle = subject.accepted(draft());
    Heard heard = new Heard();

    try (Following following = subject.provider().feed().follow(handle, heard::add)) {
      until("the feed is alive", following::isAlive);
      subject.passToTheEnd(handle);

      assertThat(heard.toTheEnd().stream().map(StatusFeedContract::rank)).isSorted();
      until("the feed has ended", () -> !following.isAlive());
    }
    assertThat(heard.more()).as("after the last").isEmpty();
  }

  @Test
  void twoWhoFollowTheSameHearTheSameAndDoNotDisturbEachOther() throws InterruptedException {
    Subject subject = subject();
    Handle handle = subject.accepted(draft());
    Heard first = new Heard();
    Heard second = new Heard();
    StatusFeed feed = subject.provider().feed();

    Following leaving = feed.follow(handle, first::add);
    try (Following staying = feed.follow(handle, second::add)) {
      until("both are alive", () -> leaving.isAlive() && staying.isAlive());
      leaving.close();
      List<ProviderStatus> before = first.more();
      assertThat(leaving.isAlive()).isFalse();
      assertThat(staying.isAlive()).isTrue();
      subject.passToTheEnd(handle);

      assertThat(second.toTheEnd()).isNotEmpty();
      assertThat(before).noneMatch(ProviderStatus.Completed.class::isInstance);
      assertThat(first.more()).as("after closing").isEmpty();
    }
  }

  @Test
  void closeReturnsOnlyWhenNobodyIsBeingToldAnyMore() throws InterruptedException {
    Subject subject = subject();
    Handle handle = subject.accepted(draft());
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    CompletableFuture<Boolean> toldAfterClosing = new CompletableFuture<>();

    Following following =
        subject
            .provider()
            .feed()
            .follow(
                handle,
                status -> {
                  entered.countDown();
                  toldAfterClosing.complete(happensSoon(closed));
                });
    subject.passToTheEnd(handle);
    assertThat(entered.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
    following.close();
    closed.countDown();

    assertThat(toldAfterClosing.join()).isFalse();
  }

  private static boolean happensSoon(CountDownLatch event) {
    try {
      return event.await(SOON_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void closingTwiceIsClosingOnce() {
    Subject subject = subject();
    Following following = subject.provider().feed().follow(subject.accepted(draft()), status -> {});
    until("the feed is alive", following::isAlive);

    following.close();
    following.close();

    assertThat(following.isAlive()).isFalse();
  }

  @Test
  void whoHearsMayCloseThereAndThen() {
    Subject subject = subject();
    Handle handle = subject.accepted(draft());
    CompletableFuture<Following> following = new CompletableFuture<>();
    AtomicInteger count = new AtomicInteger();

    following.complete(
        subject
            .provider()
            .feed()
            .follow(
                handle,
                status -> {
                  count.incrementAndGet();
                  following.join().close();
                }));
    subject.passToTheEnd(handle);

    until("it is closed", () -> count.get() > 0 && !following.join().isAlive());
    assertThat(count).hasValue(1);
  }

  @Test
  @Timeout(300)
  void closingBeforeAnythingIsHeardDoesNotBlock() {
    Subject subject = subject();
    Handle handle = subject.accepted(draft());

    for (int i = 0; i < RACES; i++) {
      Following following = subject.provider().feed().follow(handle, status -> {});
      following.close();
      assertThat(following.isAlive()).isFalse();
    }
  }

  @Test
  void aStrangersRequestIsNotFollowedAndHurtsNobody() throws InterruptedException {
    Subject subject = subject();
    Handle handle = subject.accepted(draft());
    Heard heard = new Heard();
    Heard strange = new Heard();
    ProviderName name = subject.provider().name();
    StatusFeed feed = subject.provider().feed();

    try (Following stranger = feed.follow(handle(name, STRANGER), strange::add);
        Following nobody = feed.follow(Handle.of(name, "../?#%"), strange::add);
        Following following = feed.follow(handle, heard::add)) {
      until("the feed is alive", following::isAlive);
      subject.passToTheEnd(handle);

      assertThat(heard.toTheEnd()).isNotEmpty();
      until("strangers are not followed", () -> !stranger.isAlive() && !nobody.isAlive());
      assertThat(strange.more()).isEmpty();
    }
  }

  @Test
  void whatIsOverSaysSoAndEnds() throws InterruptedException {
    Subject subject = subject();
    Handle handle = subject.accepted(draft());
    subject.passToTheEnd(handle);
    Heard heard = new Heard();

    try (Following following = subject.provider().feed().follow(handle, heard::add)) {
      assertThat(heard.toTheEnd()).hasSize(1);
      until("the feed has ended", () -> !following.isAlive());
    }
  }

  private static int rank(ProviderStatus status) {
    return switch (status) {
      case ProviderStatus.Queued queued -> 0;
      case ProviderStatus.Running running -> 1;
      case ProviderStatus.Completed completed -> 2;
    };
  }

  /** Waits until the test's own time limit interrupts it. */
  private static void until(String what, BooleanSupplier happens) {
    while (!happens.getAsBoolean()) {
      if (Thread.interrupted()) {
        throw new AssertionError("it never came about that " + what);
      }
      Thread.onSpinWait();
    }
  }

  /** What somebody was told, in order. */
  private static final class Heard {
    private final BlockingQueue<ProviderStatus> statuses = new LinkedBlockingQueue<>();

    void add(ProviderStatus status) {
      statuses.add(status);
    }

    /** What has come by now and was not looked at. */
    List<ProviderStatus> more() {
      List<ProviderStatus> seen = new ArrayList<>();
      statuses.drainTo(seen);
      return seen;
    }

    /** Everything up to the first completed status. */
    List<ProviderStatus> toTheEnd() throws InterruptedException {
      List<ProviderStatus> seen = new ArrayList<>();
      while (seen.isEmpty() || !(seen.getLast() instanceof ProviderStatus.Completed)) {
        ProviderStatus next = statuses.poll(PATIENCE_S, TimeUnit.SECONDS);
        assertThat(next).as("the next status, after " + seen).isNotNull();
        seen.add(next);
      }
      return seen;
    }
  }
}
