package dev.kinoport.benchmarks.wire;

import io.vavr.control.Option;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A client at work. Closing it ends its process, whatever it is about. */
public final class Running implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(5);

  private final Process process;
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final Queue<JobLine> jobs = new ConcurrentLinkedQueue<>();
  private final AtomicInteger jobCount = new AtomicInteger();
  private final Thread reader;
  private volatile Instant ended = Instant.MAX;

  private Running(Process process) {
    this.process = process;
    this.reader = Thread.ofPlatform().daemon().start(this::read);
    var unused = process.onExit().thenRun(() -> ended = Instant.now());
  }

  static Running start(Client client, OneServer server) {
    return start(client, server.address());
  }

  /** Starts a client, which is told where the server is. */
  public static Running start(Client client, String server) {
    try {
      return new Running(
          new ProcessBuilder(client.with("--server", server).command())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    try (BufferedReader out = process.inputReader()) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        note(line);
      }
    } catch (IOException e) {
      // Ended by us.
    }
  }

  /** Read once, when it comes: who looks on must not keep the processors busy. */
  private void note(String line) {
    JobLine.read(line)
        .peek(job -> {
          jobs.add(job);
          jobCount.incrementAndGet();
        })
        .onEmpty(() -> lines.add(line));
  }

  List<JobLine> jobs() {
    return List.copyOf(jobs);
  }

  /** What else it printed, line by line. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** What else it printed, such as {@code "heapEach":512}. */
  public Option<String> said(String field) {
    return Option.ofOptional(
        lines.stream()
            .filter(line -> line.startsWith("{\"" + field + "\":"))
            .map(line -> line.replaceAll("^\\{\"" + field + "\":|}$", ""))
            .reduce((first, last) -> last));
  }

  /** Waits for so many jobs, or the end of the process, or the end of patience. */
  void awaitJobs(int count, Duration limit) {
    waitUntil(() -> hasEnded() || jobCount.get() >= count, limit);
  }

  /** Waits for the end of the process; returns when that was, unless it did not come in time. */
  public Option<Instant> awaitEnd(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return Option.none();
      }
      reader.join();
      waitUntil(this::hasEnded, Duration.ofSeconds(1));
      return Option.some(ended);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Option.none();
    }
  }

  boolean hasEnded() {
    return !ended.equals(Instant.MAX);
  }

  /** Above 0 when it died. */
  int exitCode() {
    return process.exitValue();
  }

  /** Waits for something, at longest for so long. */
  public static void waitUntil(BooleanSupplier condition, Duration limit) {
    waitUntil(condition, LOOK, limit);
  }

  /**
   * Waits for something, at longest for so long.
   *
   * @param pause between two looks: long, where a look costs what is being measured
   */
  static void waitUntil(BooleanSupplier condition, Duration pause, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(pause.toNanos());
    }
  }

  /** Resident memory; none where the system does not say. */
  public Option<Long> residentMegabytes() {
    return status("VmRSS").map(kilobytes -> kilobytes / 1024);
  }

  /** The processor time that it has used; zero where the system does not say. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Its threads; none where the system does not say. */
  public Option<Long> threads() {
    return status("Threads");
  }

  /** Its open sockets; none where the system does not say. */
  public Option<Long> sockets() {
    try (Stream<Path> open = Files.list(Path.of("/proc", String.valueOf(process.pid()), "fd"))) {
      return Option.some(open.filter(Running::isSocket).count());
    } catch (IOException | UncheckedIOException e) {
      return Option.none();
    }
  }

  private static boolean isSocket(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
    } catch (IOException e) {
      return false;
    }
  }

  private Option<Long> status(String field) {
    try {
      return Option.ofOptional(
          Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
              .filter(line -> line.startsWith(field + ":"))
              .map(line -> Long.valueOf(line.replaceAll("\\D", "")))
              .findFirst());
    } catch (IOException e) {
      return Option.none();
    }
  }

  /** In order first, so that a profiler in it writes down what it has seen. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (process.waitFor(1, TimeUnit.MINUTES)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
