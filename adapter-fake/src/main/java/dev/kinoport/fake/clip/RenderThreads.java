package dev.kinoport.fake.clip;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Where clips are rendered for virtual threads. Each computes for long and never waits: there, it
 * would hold a carrier, and as many clips as there are processors would silence a whole server.
 */
final class RenderThreads {
  /** Of the processors, something is left for those who only ask. */
  private static final int MOST = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

  private static final ThreadPoolExecutor THREADS = threads();

  private RenderThreads() {}

  private static ThreadPoolExecutor threads() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            MOST,
            MOST,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("kinoport-render-", 1).daemon(true).factory());
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /** Runs at once on a thread that is none of many; others wait for their turn. */
  static byte[] render(Supplier<byte[]> rendering) {
    if (!Thread.currentThread().isVirtual()) {
      return rendering.get();
    }
    try {
      return CompletableFuture.supplyAsync(rendering, THREADS).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    }
  }
}
