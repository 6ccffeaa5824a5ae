package dev.kinoport.emulator.fal.queue;

import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Time that leaps while somebody is at work: behind a look at the clock that the test chooses. */
final class LeapingTime implements Timekeeper {
  private record Task(Instant when, Runnable work) {}

  private final List<Task> tasks = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private Duration leap = Duration.ZERO;
  private int looksLeft;

  /** Leaps so far behind so many further looks at the clock. */
  synchronized void leapBehind(int looks, Duration span) {
    looksLeft = looks;
    leap = span;
  }

  /** Leaps now, if it has not leapt yet. */
  synchronized void leap() {
    now = now.plus(leap);
    leap = Duration.ZERO;
  }

  @Override
  public synchronized Instant now() {
    Instant seen = now;
    if (looksLeft-- == 1) {
      leap();
    }
    return seen;
  }

  @Override
  public synchronized void at(Instant when, Runnable work) {
    tasks.add(new Task(when, work));
  }

  @Override
  public <T> Option<T> await(CompletableFuture<T> future, Option<Duration> limit) {
    return Option.of(future.join());
  }

  /** Does what is due, and what falls due with it. */
  void runDue() {
    for (List<Runnable> due = due(); !due.isEmpty(); due = due()) {
      due.forEach(Runnable::run);
    }
  }

  private synchronized List<Runnable> due() {
    List<Task> due = tasks.stream().filter(task -> !task.when().isAfter(now)).toList();
    tasks.removeAll(due);
    return due.stream().map(Task::work).toList();
  }
}
