package dev.kinoport.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;

/** Lets several do the same at the same time. */
public final class Threads {
  private Threads() {}

  /**
   * Does the work on so many threads that all begin together, and waits for all.
   *
   * @param work given a number from 0 on
   * @return what came of each, by number
   */
  public static <T> List<T> race(int count, IntFunction<T> work) {
    CountDownLatch start = new CountDownLatch(1);
    List<CompletableFuture<T>> results = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = i;
      results.add(
          CompletableFuture.supplyAsync(
              () -> {
                await(start);
                return work.apply(number);
              },
              task -> Thread.ofPlatform().daemon().start(task)));
    }
    start.countDown();
    return results.stream().map(CompletableFuture::join).toList();
  }

  static void join(List<Thread> threads) {
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while others were at work", e);
    }
  }

  private static void await(CountDownLatch start) {
    try {
      start.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before the start", e);
    }
  }
}
