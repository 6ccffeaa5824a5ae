package dev.kinoport.time;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Time for the core's own tests: passes when a test says so, on one thread. */
public final class ManualTime implements Timekeeper {
  private final List<Task> tasks = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  private record Task(Instant when, Runnable work) {}

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public void at(Instant when, Runnable task) {
    tasks.add(new Task(when, task));
  }

  /** Lets time pass without doing anything: the machine slept. */
  public void sleep(Duration span) {
    now = now.plus(span);
  }

  /** Lets time pass and does what falls due. */
  public void advance(Duration span) {
    runUntil(now.plus(span));
  }

  /** How many tasks are still to come. */
  public int waiting() {
    return tasks.size();
  }

  private void runUntil(Instant end) {
    while (runNext(end)) {
      // one after another
    }
    now = end.isAfter(now) ? end : now;
  }

  private boolean runNext(Instant end) {
    Option<Task> next =
        Option.ofOptional(
            tasks.stream()
                .filter(task -> !task.when().isAfter(end))
                .min(Comparator.comparing(Task::when)));
    next.forEach(task -> {
      tasks.remove(task);
      now = task.when().isAfter(now) ? task.when() : now;
      task.work().run();
    });
    return next.isDefined();
  }

  @Override
  public <T> Option<T> await(CompletableFuture<T> future, Option<Duration> limit) {
    Instant end = now.plus(limit.getOrElse(Duration.ofDays(365)));
    while (!future.isDone() && runNext(end)) {
      // one after another
    }
    if (!future.isDone()) {
      now = end;
      return Option.none();
    }
    return Option.of(future.join());
  }
}
