package dev.kinoport.fake;

import dev.kinoport.provider.ProviderError;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How one generation goes at the fake provider, from acceptance on. Immutable; each method gives a
 * changed copy.
 *
 * @param queued how long it waits; zero skips the queue
 * @param ahead how many requests come first when it is accepted; they leave evenly while it waits
 * @param running how long the work takes
 * @param logs lines the model writes, by time from the start of the work
 * @param failure why there is no clip in the end; none for success
 * @param failureIsBilled whether a failure is charged all the same
 * @param faults what else goes wrong
 */
public record Life(
    Duration queued,
    int ahead,
    Duration running,
    List<Line> logs,
    Option<ProviderError> failure,
    boolean failureIsBilled,
    List<Fault> faults) {

  /**
   * One line of the model's log.
   *
   * @param after how long after the work began
   * @param message one line of text
   */
  public record Line(Duration after, String message) {}

  /**
   * @throws IllegalArgumentException if a span or a count is negative
   */
  public Life {
    Objects.requireNonNull(queued, "queued must not be null");
    Objects.requireNonNull(running, "running must not be null");
    Objects.requireNonNull(logs, "logs must not be null");
    Objects.requireNonNull(failure, "failure must not be null");
    Objects.requireNonNull(faults, "faults must not be null");
    if (queued.isNegative() || running.isNegative() || ahead < 0) {
      throw new IllegalArgumentException(
          "a life has no negative spans: queued %s, ahead %d, running %s"
              .formatted(queued, ahead, running));
    }
    logs = List.copyOf(logs);
    faults = List.copyOf(faults);
  }

  /** Three ahead, 20 s in the queue, two minutes of work, a few log lines, a clip. */
  public static Life realistic() {
    return lasting(Duration.ofSeconds(20), Duration.ofMinutes(2)).ahead(3);
  }

  /** Queue and work of these lengths, with log lines at the start, the middle and the end. */
  public static Life lasting(Duration queued, Duration running) {
    Objects.requireNonNull(queued, "queued must not be null");
    Objects.requireNonNull(running, "running must not be null");
    return new Life(
        queued,
        queued.isZero() ? 0 : 1,
        running,
        List.of(
            new Line(Duration.ZERO, "fake model loaded"),
            new Line(running.dividedBy(2), "half of the frames are done"),
            new Line(running, "all frames are done")),
        Option.none(),
        false,
        List.of());
  }

  /** A clip at once. */
  public static Life instant() {
    return new Life(Duration.ZERO, 0, Duration.ZERO, List.of(), Option.none(), false, List.of());
  }

  /** With this many requests in front. */
  public Life ahead(int requests) {
    return new Life(queued, requests, running, logs, failure, failureIsBilled, faults);
  }

  /** With one log line more. */
  public Life log(Duration after, String message) {
    Objects.requireNonNull(after, "after must not be null");
    Objects.requireNonNull(message, "message must not be null");
    List<Line> lines = new ArrayList<>(logs);
    lines.add(new Line(after, message));
    return new Life(queued, ahead, running, lines, failure, failureIsBilled, faults);
  }

  /** Completed, but an error: free of charge. */
  public Life failing(ProviderError error) {
    Objects.requireNonNull(error, "error must not be null");
    return new Life(queued, ahead, running, logs, Option.of(error), false, faults);
  }

  /** Completed, but an error, and charged like a clip. */
  public Life failingBilled(ProviderError error) {
    Objects.requireNonNull(error, "error must not be null");
    return new Life(queued, ahead, running, logs, Option.of(error), true, faults);
  }

  /** With faults on the way. */
  public Life with(Fault... more) {
    Objects.requireNonNull(more, "more must not be null");
    return new Life(
        queued,
        ahead,
        running,
        logs,
        failure,
        failureIsBilled,
        Stream.concat(faults.stream(), Stream.of(more)).toList());
  }

  /** Without faults of a kind; {@code Fault} itself leaves none. */
  public Life without(Class<? extends Fault> kind) {
    Objects.requireNonNull(kind, "kind must not be null");
    return new Life(
        queued,
        ahead,
        running,
        logs,
        failure,
        failureIsBilled,
        faults.stream().filter(fault -> !kind.isInstance(fault)).toList());
  }

  /** The first fault of a kind, if this life has one. */
  public <F extends Fault> Option<F> fault(Class<F> kind) {
    Objects.requireNonNull(kind, "kind must not be null");
    return Option.ofOptional(faults.stream().filter(kind::isInstance).map(kind::cast).findFirst());
  }
}
