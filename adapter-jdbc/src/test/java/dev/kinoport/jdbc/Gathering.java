package dev.kinoport.jdbc;

import io.vavr.control.Try;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Writes that come while another is at its commit. */
final class Gathering {
  private Gathering() {}

  /** Runs the first up to its commit, lets the others gather behind it, and then lets all go. */
  static List<Try<Object>> of(BrokenSource source, List<Supplier<Object>> works) {
    return of(source, works, BrokenSource.Cut.NOWHERE);
  }

  /** The same; the commit of those that gathered is cut. */
  static List<Try<Object>> of(
      BrokenSource source, List<Supplier<Object>> works, BrokenSource.Cut second) {
    CountDownLatch gate = new CountDownLatch(1);
    source.hold(gate);
    List<FutureTask<Object>> tasks = new ArrayList<>();
    for (Supplier<Object> work : works) {
      FutureTask<Object> task = new FutureTask<>(work::get);
      tasks.add(task);
      Thread thread = Thread.ofPlatform().daemon().start(task);
      while (thread.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }
    source.cutTheSecond(second);
    gate.countDown();
    return tasks.stream().map(Gathering::answer).toList();
  }

  private static Try<Object> answer(FutureTask<Object> task) {
    try {
      return Try.success(task.get());
    } catch (ExecutionException e) {
      return Try.failure(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Try.failure(e);
    }
  }
}
