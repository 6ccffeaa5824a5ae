package dev.kinoport.benchmarks;

import dev.kinoport.Kinoport;
import dev.kinoport.dbscheduler.WorkerScheduler;
import dev.kinoport.dbscheduler.WorkerSettings;
import dev.kinoport.engine.Notice;
import dev.kinoport.engine.Scheduler;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.jdbc.JdbcJournal;
import dev.kinoport.time.SystemTime;
import io.vavr.control.Either;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * What workers get done that share journal and wake-ups on one PostgreSQL which syncs its disk:
 * everything is handed in first, then they begin. They share one JVM and the machine's cores with
 * the server, so more of them gain only what the others leave idle.
 */
final class SharedWork {
  private static final int ORDERS = 500;
  private static final int ROUNDS = 3;
  private static final int THREADS = 8;
  private static final int[] WORKERS = {1, 2, 4};
  private static final int CONNECTIONS = 4 * (THREADS + 3) + 8;

  private SharedWork() {}

  static Table table() throws IOException {
    Table table =
        new Table(
            "%,d whole generations, journal and wake-ups on PostgreSQL, fsync on; %d steps at a"
                .concat(" time each, median of %d rounds, %d cores")
                .formatted(ORDERS, THREADS, ROUNDS, Runtime.getRuntime().availableProcessors()),
            "workers",
            "generations (intents) per second",
            "journal commits per second",
            "to one worker");
    double[][] rates = new double[WORKERS.length][ROUNDS];
    double[][] commits = new double[WORKERS.length][ROUNDS];
    try (SharedDatabase server = SharedDatabase.postgres(CONNECTIONS)) {
      long world = 0;
      measure(server.source(), 1, world++);
      for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < WORKERS.length; i++) {
          Done done = measure(server.source(), WORKERS[i], world++);
          rates[i][round] = ORDERS / done.seconds();
          commits[i][round] = done.commits() / done.seconds();
        }
      }
    }
    double one = median(rates[0]);
    for (int i = 0; i < WORKERS.length; i++) {
      table.row(WORKERS[i], median(rates[i]), median(commits[i]), median(rates[i]) / one);
    }
    return table;
  }

  /**
   * One round.
   *
   * @param commits entries of the journal, each a transaction
   * @param seconds from the first worker's start to the last end
   */
  private record Done(long commits, double seconds) {}

  /** In a world of its own, or request ids of earlier rounds would come again. */
  private static Done measure(DataSource source, int count, long world) {
    JdbcJournal journal = right(JdbcJournal.on(source));
    FakeProvider provider =
        FakeProvider.on(new SystemTime()).script(Script.always(Life.instant())).seed(world).build();
    handIn(source, journal, provider);
    CountDownLatch ends = new CountDownLatch(ORDERS);
    LongAdder commits = new LongAdder();
    List<Kinoport> workers = new ArrayList<>();
    long begin = System.nanoTime();
    for (int i = 0; i < count; i++) {
      workers.add(
          Kinoport.builder()
              .provider(provider.provider())
              .journal(journal)
              .scheduler(workers(source, journal))
              .listener((id, notice) -> {
                if (notice instanceof Notice.Moved moved) {
                  commits.increment();
                  if (moved.state() instanceof GenerationState.Succeeded) {
                    ends.countDown();
                  }
                }
              })
              .build());
    }
    while (ends.getCount() > 0) {
      LockSupport.parkNanos(1_000_000);
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    workers.forEach(Kinoport::close);
    if (provider.bill().count() != ORDERS) {
      throw new IllegalStateException("the benchmark did not do what it measures");
    }
    return new Done(commits.sum(), seconds);
  }

  private static void handIn(DataSource source, JdbcJournal journal, FakeProvider provider) {
    Scheduler.Factory nobody = right(WorkerScheduler.handingIn(source, WorkerSettings.standard()));
    try (Kinoport desk =
        Kinoport.builder()
            .provider(provider.provider())
            .journal(journal)
            .scheduler(nobody)
            .build()) {
      right(DistinctOrders.startAll(desk, ORDERS));
    }
  }

  private static Scheduler.Factory workers(DataSource source, JdbcJournal journal) {
    return right(WorkerScheduler.on(source, journal, WorkerSettings.standard().threads(THREADS)));
  }

  private static <T> T right(Either<?, T> answer) {
    return answer.getOrElseThrow(fault -> new IllegalStateException(fault.toString()));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
