package dev.kinoport.benchmarks.wire;

import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.request.RequestDraft;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;

/** Orders many generations, waits with them for a while, and says what that has cost. */
final class IdleClient {
  private static final Duration LONGEST_START = Duration.ofMinutes(10);
  private static final Duration LOOK = Duration.ofMillis(200);

  /** The first looks are behind all, and what was compiled for the start. */
  private static final Duration SETTLING = Duration.ofSeconds(45);

  private final Kinoport kinoport;
  private final Terms terms;
  private final Duration span;
  private final PrintStream out;

  IdleClient(Kinoport kinoport, Terms terms, Duration span, PrintStream out) {
    this.kinoport = kinoport;
    this.terms = terms;
    this.span = span;
    this.out = out;
  }

  void run(int jobs, IntFunction<RequestDraft> drafts, IntSupplier accepted) {
    long before = usedHeap();
    for (int job = 0; job < jobs; job++) {
      if (kinoport.start(drafts.apply(job), terms).isLeft()) {
        throw new IllegalStateException("not started");
      }
    }
    Running.waitUntil(() -> accepted.getAsInt() >= jobs, LOOK, LONGEST_START);
    LockSupport.parkNanos(SETTLING.toNanos());
    long heap = usedHeap();
    say("waiting", accepted.getAsInt());
    say("heapEach", (double) (heap - before) / jobs);
    say("idleFrom", (double) System.currentTimeMillis());
    long cpu = cpuNanos();
    long begin = System.nanoTime();
    LockSupport.parkNanos(span.toNanos());
    double minutes = (System.nanoTime() - begin) / 60e9;
    say("cpuPerMinute", (cpuNanos() - cpu) / 1e9 / minutes);
    say("idleTo", (double) System.currentTimeMillis());
  }

  private void say(String what, double number) {
    out.println(String.format(Locale.ROOT, "{\"%s\":%.3f}", what, number));
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }

  private static long usedHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
      LockSupport.parkNanos(50_000_000);
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
