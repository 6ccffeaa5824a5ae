package dev.kinoport.simulation;

import dev.kinoport.fake.VirtualTime;
import dev.kinoport.provider.CancelAnswer;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.provider.VideoBackend;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A backend whose calls take time, now and then a lot of it. While one call stalls everything else
 * goes on: this is how two workers come to act on the same generation at once.
 */
final class StallingBackend implements VideoBackend {
  private static final int DEEPEST = 4;

  /** One call in so many stalls. */
  private static final int USUAL = 20;

  /** More often where it matters most: the intent is written down, and nothing has left. */
  private static final int DANGEROUS = 8;

  /** Short enough for what is stalled to leave yet. */
  private static final Duration HICCUP = Duration.ofMinutes(1);

  /** Longer than anybody waits for an answer. */
  private static final Duration SLEEP = Duration.ofMinutes(6);

  private final VideoBackend backend;
  private final VirtualTime time;
  private final RandomGenerator dice;
  private final Crashes crashes;
  private final SimulatedMachine machine;
  private int depth;

  /**
   * @param machine stands still now and then as long as a call stalls, with all that runs on it
   */
  StallingBackend(
      VideoBackend backend,
      VirtualTime time,
      RandomGenerator dice,
      Crashes crashes,
      SimulatedMachine machine) {
    this.backend = backend;
    this.time = time;
    this.dice = dice;
    this.crashes = crashes;
    this.machine = machine;
  }

  @Override
  public SubmitAnswer submit(Submission submission) {
    stall(DANGEROUS);
    return stalling("submit", () -> backend.submit(submission));
  }

  @Override
  public Either<ProviderFailure, ProviderStatus> status(Handle handle) {
    return stalling("status", () -> backend.status(handle));
  }

  @Override
  public Either<ProviderFailure, ProviderResult> result(Handle handle) {
    return stalling("result", () -> backend.result(handle));
  }

  @Override
  public Either<ProviderFailure, CancelAnswer> cancel(Handle handle) {
    return stalling("cancel", () -> backend.cancel(handle));
  }

  @Override
  public Option<Instant> timeThere() {
    return backend.timeThere();
  }

  @Override
  public Either<ProviderFailure, Finding> find(Submission submission, Instant since) {
    return stalling("find", () -> backend.find(submission, since));
  }

  private <T> T stalling(String call, Supplier<T> work) {
    stall();
    crashes.at("before " + call);
    T answer = work.get();
    crashes.at("after " + call);
    stall();
    return answer;
  }

  private void stall() {
    stall(USUAL);
  }

  private void stall(int oneIn) {
    if (depth >= DEEPEST || dice.nextInt(oneIn) != 0) {
      return;
    }
    depth++;
    boolean isStopped = dice.nextBoolean();
    machine.stopped(isStopped);
    try {
      Duration longest = dice.nextBoolean() ? HICCUP : SLEEP;
      time.advance(Duration.ofMillis(dice.nextLong(1, longest.toMillis())));
    } finally {
      depth--;
      machine.woken(isStopped);
    }
  }
}
