package dev.kinoport.dbscheduler;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * How one worker goes about its work. Workers on the same database should agree on the heartbeat.
 *
 * @param threads how many steps it does at a time, over 0; a step is short but for uploads and
 *     downloads, which keep their thread until they are done; by default 16
 * @param polling how often it looks for what is due; what it wakes itself is not kept waiting; by
 *     default 500 ms
 * @param heartbeat how often it says that a step is still being done; by default 3 s
 * @param missedHeartbeats after how many of them, none coming, others take its step over; at least
 *     4; they look every two heartbeats, so by default it takes 12 to 18 s
 * @param restPolling how often it looks whether what is waited for was brought to rest by another
 *     worker; less often if the answer takes long; by default 1 s
 * @param sweepEvery how often one of all workers compares the wake-ups with the journal and adds
 *     those that are missing; by default 1 minute
 * @param parkedPolling how often it looks at what is parked, in case somebody's word was written in
 *     the journal and he died before he could wake it; the engine may want to look sooner; by
 *     default 15 minutes
 * @param closeWithin how long closing waits for steps that are being done, of whatever kind; for
 *     paid requests it waits on as {@link dev.kinoport.engine.EngineSettings#closeWithin} says,
 *     counted from the same moment; by default 10 s
 */
public record WorkerSettings(
    int threads,
    Duration polling,
    Duration heartbeat,
    int missedHeartbeats,
    Duration restPolling,
    Duration sweepEvery,
    Duration parkedPolling,
    Duration closeWithin) {
  private static final int FEWEST_MISSED = 4;

  /**
   * @throws IllegalArgumentException if a span is under a millisecond, there is no thread, or a
   *     worker would be given up too soon
   */
  public WorkerSettings {
    Objects.requireNonNull(polling, "polling must not be null");
    Objects.requireNonNull(heartbeat, "heartbeat must not be null");
    Objects.requireNonNull(restPolling, "restPolling must not be null");
    Objects.requireNonNull(sweepEvery, "sweepEvery must not be null");
    Objects.requireNonNull(parkedPolling, "parkedPolling must not be null");
    Objects.requireNonNull(closeWithin, "closeWithin must not be null");
    mustLast("polling", polling);
    mustLast("heartbeat", heartbeat);
    mustLast("restPolling", restPolling);
    mustLast("sweepEvery", sweepEvery);
    mustLast("parkedPolling", parkedPolling);
    mustLast("closeWithin", closeWithin);
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be 1 or more, was " + threads);
    }
    if (missedHeartbeats < FEWEST_MISSED) {
      throw new IllegalArgumentException(
          "missedHeartbeats must be %d or more, was %d".formatted(FEWEST_MISSED, missedHeartbeats));
    }
  }

  private static void mustLast(String name, Duration span) {
    if (span.toMillis() < 1) {
      throw new IllegalArgumentException(name + " must be 1 ms or longer, was " + span);
    }
  }

  /** The defaults named above. */
  public static WorkerSettings standard() {
    return new Change().done();
  }

  /** The same with so many steps at a time. */
  public WorkerSettings threads(int count) {
    return with(change -> change.threads = count);
  }

  /** The same, looking this often for what is due. */
  public WorkerSettings polling(Duration span) {
    Objects.requireNonNull(span, "span must not be null");
    return with(change -> change.polling = span);
  }

  /** The same, given up by the others after so many missed heartbeats of this length. */
  public WorkerSettings heartbeat(Duration span, int missed) {
    Objects.requireNonNull(span, "span must not be null");
    return with(change -> {
      change.heartbeat = span;
      change.missedHeartbeats = missed;
    });
  }

  /** The same, looking this often for what others have brought to rest. */
  public WorkerSettings restPolling(Duration span) {
    Objects.requireNonNull(span, "span must not be null");
    return with(change -> change.restPolling = span);
  }

  /** The same, comparing wake-ups and journal this often. */
  public WorkerSettings sweepEvery(Duration span) {
    Objects.requireNonNull(span, "span must not be null");
    return with(change -> change.sweepEvery = span);
  }

  /** The same, looking this often at what is parked. */
  public WorkerSettings parkedPolling(Duration span) {
    Objects.requireNonNull(span, "span must not be null");
    return with(change -> change.parkedPolling = span);
  }

  /** The same, waiting this long for running steps when it is closed. */
  public WorkerSettings closeWithin(Duration span) {
    Objects.requireNonNull(span, "span must not be null");
    return with(change -> change.closeWithin = span);
  }

  private WorkerSettings with(Consumer<Change> made) {
    Change change = new Change(this);
    made.accept(change);
    return change.done();
  }

  /** One in the making, at first with the defaults. */
  private static final class Change {
    private int threads = 16;
    private Duration polling = Duration.ofMillis(500);
    private Duration heartbeat = Duration.ofSeconds(3);
    private int missedHeartbeats = FEWEST_MISSED;
    private Duration restPolling = Duration.ofSeconds(1);
    private Duration sweepEvery = Duration.ofMinutes(1);
    private Duration parkedPolling = Duration.ofMinutes(15);
    private Duration closeWithin = Duration.ofSeconds(10);

    private Change() {}

    private Change(WorkerSettings from) {
      threads = from.threads;
      polling = from.polling;
      heartbeat = from.heartbeat;
      missedHeartbeats = from.missedHeartbeats;
      restPolling = from.restPolling;
      sweepEvery = from.sweepEvery;
      parkedPolling = from.parkedPolling;
      closeWithin = from.closeWithin;
    }

    private WorkerSettings done() {
      return new WorkerSettings(
          threads,
          polling,
          heartbeat,
          missedHeartbeats,
          restPolling,
          sweepEvery,
          parkedPolling,
          closeWithin);
    }
  }
}
