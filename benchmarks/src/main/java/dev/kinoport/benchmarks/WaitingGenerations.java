package dev.kinoport.benchmarks;

import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.provider.VideoBackend;
import dev.kinoport.time.SystemTime;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;

/**
 * What a generation costs while it waits at the provider: heap and threads, against a loop per
 * generation that polls and sleeps, on virtual and on platform threads. The fake's own part, one
 * job each, is the same in all and measured apart.
 */
final class WaitingGenerations {
  private static final int COUNT = 10_000;
  private static final Duration POLL = Duration.ofSeconds(15);
  private static final Script LONG =
      Script.always(Life.lasting(Duration.ZERO, Duration.ofHours(6)));

  private static final Aim AIM = Aim.atMost(4_096, "bytes of heap");

  private WaitingGenerations() {}

  static Table table() throws InterruptedException {
    Footprint fake = fakeAlone();
    Footprint engine = engine();
    Footprint virtual = loops(Thread.ofVirtual().factory(), COUNT);
    Footprint platform =
        loops(Thread.ofPlatform().daemon().stackSize(256 * 1024).factory(), COUNT / 5);
    return new Table(
            "%,d generations waiting at once".formatted(COUNT),
            "how",
            "heap each, bytes",
            "of it the fake's",
            "platform threads",
            "heap / engine's",
            "aim")
        .row(
            "Kinoport's engine, in-memory journal",
            engine.heap - fake.heap,
            fake.heap,
            engine.threads,
            1.0,
            AIM.judge((double) (engine.heap - fake.heap)))
        .row(
            "a loop each, virtual threads",
            virtual.heap - fake.heap,
            fake.heap,
            virtual.threads,
            ratio(virtual, engine, fake),
            Aim.NONE)
        .row(
            "a loop each, platform threads (%,d; stacks not counted)".formatted(COUNT / 5),
            platform.heap - fake.heap,
            fake.heap,
            platform.threads,
            ratio(platform, engine, fake),
            Aim.NONE);
  }

  private static double ratio(Footprint other, Footprint engine, Footprint fake) {
    return (double) (other.heap - fake.heap) / (engine.heap - fake.heap);
  }

  /**
   * What something occupies.
   *
   * @param heap bytes for each generation
   * @param threads platform threads more than before
   */
  private record Footprint(long heap, int threads) {}

  private static Footprint fakeAlone() throws InterruptedException {
    long before = usedHeap();
    FakeProvider provider = FakeProvider.on(new SystemTime()).script(LONG).build();
    for (int i = 0; i < COUNT; i++) {
      provider.provider().video().submit(DistinctOrders.submission(i));
    }
    long heap = (usedHeap() - before) / COUNT;
    check(provider.accepted().size() == COUNT);
    return new Footprint(heap, 0);
  }

  private static Footprint engine() throws InterruptedException {
    long before = usedHeap();
    int threadsBefore = platformThreads();
    FakeProvider provider = FakeProvider.on(new SystemTime()).script(LONG).build();
    try (Kinoport kinoport = Kinoport.builder().provider(provider.provider()).build()) {
      for (int i = 0; i < COUNT; i++) {
        check(kinoport.start(DistinctOrders.draft(i), Terms.standard()).isRight());
      }
      while (provider.accepted().size() < COUNT) {
        LockSupport.parkNanos(1_000_000);
      }
      LockSupport.parkNanos(Duration.ofSeconds(5).toNanos());
      int threads = platformThreads() - threadsBefore;
      return new Footprint((usedHeap() - before) / COUNT, threads);
    }
  }

  private static Footprint loops(ThreadFactory threads, int count) throws InterruptedException {
    long before = usedHeap();
    int threadsBefore = platformThreads();
    FakeProvider provider = FakeProvider.on(new SystemTime()).script(LONG).build();
    CountDownLatch polled = new CountDownLatch(count);
    Thread[] loops = new Thread[count];
    for (int i = 0; i < count; i++) {
      int number = i;
      loops[i] = threads.newThread(() -> loop(provider.provider().video(), number, polled));
      loops[i].start();
    }
    polled.await();
    int more = platformThreads() - threadsBefore;
    Footprint footprint = new Footprint((usedHeap() - before) / count, more);
    for (Thread loop : loops) {
      loop.interrupt();
      loop.join();
    }
    return footprint;
  }

  /** What a service writes first: submit, then poll and sleep until it is done. */
  private static void loop(VideoBackend provider, int number, CountDownLatch polled) {
    if (provider.submit(DistinctOrders.submission(number))
        instanceof SubmitAnswer.Accepted accepted) {
      boolean first = true;
      while (!Thread.currentThread().isInterrupted()
          && provider.status(accepted.handle()).exists(ProviderStatus.Running.class::isInstance)) {
        if (first) {
          polled.countDown();
          first = false;
        }
        LockSupport.parkNanos(POLL.toNanos());
      }
    }
  }

  private static long usedHeap() throws InterruptedException {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 4; i++) {
      System.gc();
      LockSupport.parkNanos(50_000_000);
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static int platformThreads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  private static void check(boolean holds) {
    if (!holds) {
      throw new IllegalStateException("the benchmark did not do what it measures");
    }
  }
}
