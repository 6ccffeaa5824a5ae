package dev.kinoport.benchmarks;

import dev.kinoport.jdbc.JdbcJournal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The journal under many threads, against as many that insert a row a commit. All generations are
 * paid from one purse. On SQLite the bare threads share one connection, which is faster than one
 * each: only one can write.
 */
final class JournalCrowd implements AutoCloseable {
  private static final int THREADS = 16;
  private static final int TURNS = 6;
  private static final long TURN_NANOS = 1_000_000_000L;
  private static final Aim AIM = Aim.atLeast(0.4, "of the loop's");

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final Table table;
  private final String database;

  JournalCrowd(Table table, String database) {
    this.table = table;
    this.database = database;
  }

  /** What one thread does again and again. */
  private interface Work {
    void once() throws SQLException;
  }

  /** How often it was done, and in how long. */
  private static final class Rate {
    private long done;
    private long nanos;

    double perSecond() {
      return done / (nanos / 1e9);
    }
  }

  void compare(String url, String bare, boolean isShared) throws SQLException {
    List<Work> loops = new ArrayList<>();
    List<Work> intents = new ArrayList<>();
    List<Work> lives = new ArrayList<>();
    List<Connection> connections = new ArrayList<>();
    ReentrantLock turn = new ReentrantLock();
    AtomicLong ids = new AtomicLong(1L << 40);
    try (JdbcJournal journal = JournalCost.open(url)) {
      for (int i = 0; i < THREADS; i++) {
        if (i == 0 || !isShared) {
          connections.add(DriverManager.getConnection(bare));
        }
        BareLoop loop = new BareLoop(connections.get(connections.size() - 1), ids::incrementAndGet);
        loops.add(isShared ? () -> alone(turn, loop) : () -> loop.insert(1));
        JournalLife life = new JournalLife(journal, database + "-crowd-" + i);
        intents.add(() -> life.admit(life.order()));
        lives.add(() -> life.live(life.order()));
      }
      Rate loop = new Rate();
      Rate intent = new Rate();
      Rate life = new Rate();
      for (int i = -1; i < TURNS; i++) {
        run(loops, i < 0 ? new Rate() : loop);
        run(intents, i < 0 ? new Rate() : intent);
        run(lives, i < 0 ? new Rate() : life);
      }
      row("bare loop: inserts", loop.perSecond(), loop);
      row("journal: intents with reservation", intent.perSecond(), loop);
      row("journal: commits of whole lives", life.perSecond() * JournalLife.COMMITS, loop);
    } finally {
      for (Connection connection : connections) {
        connection.close();
      }
    }
  }

  private static void alone(ReentrantLock turn, BareLoop loop) throws SQLException {
    turn.lock();
    try {
      loop.insert(1);
    } finally {
      turn.unlock();
    }
  }

  private void row(String what, double perSecond, Rate loop) {
    double share = perSecond / loop.perSecond();
    boolean isAimed = database.equals("PostgreSQL") && what.startsWith("journal");
    table.row(database, what, perSecond, share, isAimed ? AIM.judge(share) : Aim.NONE);
  }

  private void run(List<Work> crowd, Rate rate) throws SQLException {
    long begin = System.nanoTime();
    List<Future<Long>> running = new ArrayList<>();
    for (Work work : crowd) {
      running.add(
          threads.submit(() -> {
            long done = 0;
            while (System.nanoTime() - begin < TURN_NANOS) {
              work.once();
              done++;
            }
            return done;
          }));
    }
    for (Future<Long> one : running) {
      rate.done += done(one);
    }
    rate.nanos += System.nanoTime() - begin;
  }

  private static long done(Future<Long> one) throws SQLException {
    try {
      return one.get();
    } catch (ExecutionException e) {
      throw new SQLException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException(e);
    }
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
