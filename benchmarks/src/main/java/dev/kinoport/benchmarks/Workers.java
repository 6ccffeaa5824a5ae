package dev.kinoport.benchmarks;

import dev.kinoport.Kinoport;
import dev.kinoport.KinoportBuilder;
import dev.kinoport.Terms;
import dev.kinoport.dbscheduler.WorkerScheduler;
import dev.kinoport.dbscheduler.WorkerSettings;
import dev.kinoport.engine.EngineSettings;
import dev.kinoport.engine.InProcessScheduler;
import dev.kinoport.engine.Notice;
import dev.kinoport.engine.Scheduler;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.jdbc.JdbcJournal;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.journal.Journal;
import dev.kinoport.provider.Provider;
import dev.kinoport.time.SystemTime;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * What wake-ups on a database cost, with the journal in memory but for one row. Workers of one row
 * share a JVM and this machine's cores with the database.
 */
final class Workers {
  private static final int OPEN = 10_000;
  private static final Duration POLL = Duration.ofSeconds(15);
  private static final Duration MEASURED = Duration.ofSeconds(30);
  private static final int ENDED = 10_000;
  private static final int ROUNDS = 5;
  private static final int CONNECTIONS = 4 * 19;

  private Workers() {}

  static void print(PrintStream out) throws IOException, SQLException {
    waiting().print(out);
    throughput().print(out);
  }

  private static Table waiting() throws IOException {
    Table table =
        new Table(
            "%,d open generations, meant to be looked at every 15 s: %,d looks per s"
                .formatted(OPEN, OPEN / POLL.toSeconds()),
            "wake-ups",
            "heap each, bytes",
            "looks per s, counted",
            "CPU of the worker, s per minute",
            "all accepted after, s");
    waiting(table, "in process", new InMemoryJournal(), journal -> InProcessScheduler::new);
    try (SharedDatabase database = SharedDatabase.sqlite(19)) {
      waiting(table, "SQLite", new InMemoryJournal(), journal -> schedulers(database, journal));
    }
    try (SharedDatabase database = SharedDatabase.sqlite(19);
        SharedDatabase file = SharedDatabase.sqlite(1)) {
      JdbcJournal journal =
          JdbcJournal.at(file.url())
              .getOrElseThrow(fault -> new IllegalStateException(fault.reason()));
      try (journal) {
        waiting(table, "SQLite, its journal too", journal, it -> schedulers(database, it));
      }
    }
    try (SharedDatabase database = SharedDatabase.postgres(19)) {
      waiting(
          table,
          "PostgreSQL (its own CPU not counted)",
          new InMemoryJournal(),
          journal -> schedulers(database, journal));
    }
    return table;
  }

  private static void waiting(
      Table table, String name, Journal journal, Function<Journal, Scheduler.Factory> schedulers) {
    FakeProvider provider = provider(Life.lasting(Duration.ZERO, Duration.ofHours(6)));
    long before = usedHeap();
    long begin = System.nanoTime();
    CountedLooks counted = new CountedLooks(provider.provider().video());
    // The fake has no feed, so it has to be asked.
    Provider shop = provider.provider().withVideo(counted);
    try (Kinoport worker = builder(shop, journal, POLL, schedulers.apply(journal)).build()) {
      check(DistinctOrders.startAll(worker, OPEN).isRight());
      while (provider.accepted().size() < OPEN) {
        LockSupport.parkNanos(1_000_000);
      }
      double accepted = seconds(begin);
      // the first looks are behind it, and their bunching with them
      LockSupport.parkNanos(2 * POLL.toNanos());
      long looks = counted.looks();
      long cpu = cpuNanos();
      long measured = System.nanoTime();
      LockSupport.parkNanos(MEASURED.toNanos());
      double took = seconds(measured);
      double perMinute = 60e-9 * (cpuNanos() - cpu) / took;
      double looksPerSecond = (counted.looks() - looks) / took;
      table.row(name, (usedHeap() - before) / OPEN, looksPerSecond, perMinute, accepted);
    }
  }

  /** Rounds of all rows in turn, so that what else this machine does hits all of them alike. */
  private static Table throughput() throws IOException, SQLException {
    int[] counts = {1, 2, 4};
    double[] sqlite = new double[ROUNDS];
    double[][] postgres = new double[counts.length][ROUNDS];
    try (SharedDatabase file = SharedDatabase.sqlite(CONNECTIONS);
        SharedDatabase server = SharedDatabase.postgres(CONNECTIONS)) {
      check(server.setting("fsync").equals("on"));
      check(server.setting("synchronous_commit").equals("on"));
      perSecond(file, 1);
      perSecond(server, 1);
      for (int round = 0; round < ROUNDS; round++) {
        sqlite[round] = perSecond(file, 1);
        for (int i = 0; i < counts.length; i++) {
          postgres[i][round] = perSecond(server, counts[i]);
        }
      }
    }
    Table table =
        new Table(
            "%,d whole generations, provider takes no time; %d rounds, workers in one JVM, %d cores"
                .formatted(ENDED, ROUNDS, Runtime.getRuntime().availableProcessors()),
            "wake-ups",
            "workers",
            "per second, median",
            "least",
            "most");
    row(table, "SQLite, synchronous=NORMAL", 1, sqlite);
    for (int i = 0; i < counts.length; i++) {
      row(table, "PostgreSQL, fsync on", counts[i], postgres[i]);
    }
    return table;
  }

  private static void row(Table table, String name, int workers, double[] rates) {
    Arrays.sort(rates);
    table.row(name, workers, rates[ROUNDS / 2], rates[0], rates[ROUNDS - 1]);
  }

  /**
   * Counted where they end. Whoever waits for what another worker has ended hears of it at his next
   * tick, so futures would measure the tick.
   */
  private static double perSecond(SharedDatabase database, int count) {
    Journal journal = new InMemoryJournal();
    FakeProvider provider = provider(Life.instant());
    CountDownLatch ends = new CountDownLatch(ENDED);
    List<Kinoport> workers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      workers.add(
          builder(provider.provider(), journal, Duration.ofMillis(1), schedulers(database, journal))
              .listener((id, notice) -> {
                if (notice instanceof Notice.Moved moved
                    && moved.state() instanceof GenerationState.Succeeded) {
                  ends.countDown();
                }
              })
              .build());
    }
    long begin = System.nanoTime();
    for (int i = 0; i < ENDED; i++) {
      check(workers.get(i % count).start(DistinctOrders.draft(i), Terms.standard()).isRight());
    }
    while (ends.getCount() > 0) {
      LockSupport.parkNanos(1_000_000);
    }
    double rate = ENDED / seconds(begin);
    check(provider.bill().count() == ENDED);
    workers.forEach(Kinoport::close);
    return rate;
  }

  private static FakeProvider provider(Life life) {
    return FakeProvider.on(new SystemTime()).script(Script.always(life)).build();
  }

  private static Scheduler.Factory schedulers(SharedDatabase database, Journal journal) {
    return WorkerScheduler.on(database.source(), journal, WorkerSettings.standard())
        .getOrElseThrow(fault -> new IllegalStateException(fault.reason()));
  }

  private static KinoportBuilder builder(
      Provider shop, Journal journal, Duration poll, Scheduler.Factory schedulers) {
    return Kinoport.builder()
        .provider(shop)
        .journal(journal)
        .settings(EngineSettings.standard().polling(poll, poll))
        .scheduler(schedulers);
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }

  private static long usedHeap() {
    for (int i = 0; i < 4; i++) {
      System.gc();
      LockSupport.parkNanos(50_000_000);
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static void check(boolean holds) {
    if (!holds) {
      throw new IllegalStateException("the benchmark did not do what it measures");
    }
  }
}
