package dev.kinoport.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.IntFunction;

/** Lets several do the same at the same time. */
final class Race {
  private Race() {}

  static <T> List<T> of(int count, IntFunction<T> work) {
    CyclicBarrier start = new CyclicBarrier(count);
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
    return results.stream().map(CompletableFuture::join).toList();
  }

  private static void await(CyclicBarrier start) {
    try {
      start.await();
    } catch (Exception e) {
      throw new IllegalStateException("nobody may start alone", e);
    }
  }
}
