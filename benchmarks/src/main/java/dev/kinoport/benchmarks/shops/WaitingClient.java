package dev.kinoport.benchmarks.shops;

import dev.kinoport.Kinoport;
import dev.kinoport.KinoportBuilder;
import dev.kinoport.benchmarks.wire.ClientOptions;
import dev.kinoport.benchmarks.wire.Running;
import dev.kinoport.engine.Notice;
import dev.kinoport.generation.GenerationEvent;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Kinoport as a program of its own, one engine before several shops: it orders equally many at
 * each, waits until all of them wait, says what each occupies, and goes on waiting.
 */
public final class WaitingClient {
  private static final Duration SETTLED = Duration.ofSeconds(20);

  private final ClientOptions options;
  private final List<Shop> shops;
  private final AtomicInteger accepted = new AtomicInteger();

  private WaitingClient(ClientOptions options) {
    this.options = options;
    this.shops =
        Arrays.stream(options.text("--shops", "").split(",", -1)).map(Shop::valueOf).toList();
  }

  /** The program. */
  public static void main(String[] arguments) throws Exception {
    new WaitingClient(new ClientOptions(arguments)).run();
  }

  private void run() throws Exception {
    Path clips = Files.createTempDirectory("clips");
    KinoportBuilder builder = Kinoport.builder().listener((id, notice) -> note(notice));
    List<AutoCloseable> connections = new ArrayList<>();
    for (Shop shop : shops) {
      Shop.Open open = shop.open(options.server(), clips);
      builder.provider(open.provider());
      connections.add(open.connections());
    }
    try (Kinoport kinoport = builder.build()) {
      measure(kinoport);
      LockSupport.parkNanos(Duration.ofHours(1).toNanos());
    } finally {
      for (AutoCloseable connection : connections) {
        connection.close();
      }
    }
  }

  private void note(Notice notice) {
    if (notice instanceof Notice.Moved moved
        && moved.event() instanceof GenerationEvent.SubmitAccepted) {
      accepted.incrementAndGet();
    }
  }

  private void measure(Kinoport kinoport) {
    // What is loaded with the first of each shop belongs to no generation.
    order(kinoport, options.prompt(0) + " first", shops.size());
    long before = usedHeap();
    int each = options.number("--jobs", 1);
    for (int job = 0; job < each; job++) {
      order(kinoport, options.prompt(job), 0);
    }
    int all = each * shops.size();
    awaitAccepted(all + shops.size());
    LockSupport.parkNanos(SETTLED.toNanos());
    System.out.println("{\"heapEach\":" + (usedHeap() - before) / all + "}");
  }

  private void order(Kinoport kinoport, String prompt, int awaited) {
    shops.forEach(shop -> shop.order(kinoport, prompt));
    awaitAccepted(awaited);
  }

  private void awaitAccepted(int count) {
    Running.waitUntil(() -> accepted.get() >= count, Duration.ofMinutes(10));
  }

  private static long usedHeap() {
    for (int i = 0; i < 4; i++) {
      System.gc();
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
