package dev.kinoport.benchmarks;

import dev.kinoport.generation.Order;
import dev.kinoport.jdbc.JdbcJournal;
import dev.kinoport.journal.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * What it costs to write everything down first: commits of the journal against a bare JDBC loop
 * that inserts as many bytes, a row a commit, into the same database with the same durability. In
 * turns, so that both see the same disk.
 *
 * <p>PostgreSQL is the tests' own, with its syncs to disk, unless {@code
 * -Dpostgres=jdbc:postgresql://...} names an empty database.
 */
final class JournalCost {
  /** Enough that the code is compiled, as it is in a service after a while. */
  private static final int WARMING_UP = 30;

  private static final int TURNS = 30;
  private static final int IN_A_TURN = 20;
  private static final int MANY = 100_000;

  /** Of a pool that nobody uses here. */
  private static final int CONNECTIONS = 2;

  private static final int IN_A_BATCH = 1_000;
  private static final String DURABLE = "?journal_mode=WAL&synchronous=FULL&busy_timeout=5000";

  private JournalCost() {}

  static List<Table> tables() throws IOException {
    Path folder = Files.createTempDirectory("kinoport-journal");
    String file = "jdbc:sqlite:" + folder.resolve("journal.db");
    Table commits =
        new Table(
            "Durable writes, one thread",
            "database",
            "what",
            "per second",
            "p50 ms",
            "p99 ms",
            "of the loop's rate");
    Table crowd =
        new Table(
            "Durable writes, 16 threads",
            "database",
            "what",
            "per second",
            "of the loop's rate",
            "aim");
    Table many = new Table("A journal of " + MANY + " open generations", "database", "what", "ms");
    try {
      compare(commits, "SQLite", file, file + DURABLE);
      crowd(crowd, "SQLite", file, file + DURABLE, true);
      fill(many, "SQLite", file);
      try (SharedDatabase server = SharedDatabase.postgres(CONNECTIONS)) {
        String postgres = System.getProperty("postgres", server.urlWithUser());
        compare(commits, "PostgreSQL", postgres, postgres);
        crowd(crowd, "PostgreSQL", postgres, postgres, false);
        fill(many, "PostgreSQL", postgres);
      }
      return List.of(commits, crowd, many);
    } catch (SQLException e) {
      throw new IOException(e);
    } finally {
      delete(folder);
    }
  }

  private static void compare(Table table, String database, String url, String bare)
      throws SQLException {
    Samples loopOne = new Samples();
    Samples intent = new Samples();
    Samples loopLife = new Samples();
    Samples life = new Samples();
    try (JdbcJournal journal = open(url);
        Connection connection = DriverManager.getConnection(bare);
        BareLoop loop = new BareLoop(connection, new AtomicLong()::incrementAndGet)) {
      JournalLife lives = new JournalLife(journal, database);
      for (int turn = -WARMING_UP; turn < TURNS; turn++) {
        boolean counts = turn >= 0;
        for (int i = 0; i < IN_A_TURN; i++) {
          loopOne.take(counts, () -> loop.insert(1));
        }
        for (int i = 0; i < IN_A_TURN; i++) {
          Order order = lives.order();
          intent.take(counts, () -> lives.admit(order));
        }
        for (int i = 0; i < IN_A_TURN / 4; i++) {
          loopLife.take(counts, () -> loop.insert(JournalLife.COMMITS));
        }
        for (int i = 0; i < IN_A_TURN / 4; i++) {
          Order order = lives.order();
          life.take(counts, () -> lives.live(order));
        }
      }
    }
    String whole = " of a whole generation, " + JournalLife.COMMITS + " commits";
    loopOne.row(table, database, "bare loop: one insert", loopOne);
    intent.row(table, database, "journal: one intent with reservation", loopOne);
    loopLife.row(table, database, "bare loop: the inserts" + whole, loopLife);
    life.row(table, database, "journal: the events" + whole, loopLife);
  }

  private static void crowd(Table table, String database, String url, String bare, boolean isShared)
      throws SQLException {
    try (JournalCrowd crowd = new JournalCrowd(table, database)) {
      crowd.compare(url, bare, isShared);
    }
  }

  private static void fill(Table table, String database, String url) throws SQLException {
    try (JdbcJournal journal = open(url)) {
      JournalLife lives = new JournalLife(journal, "many" + database);
      for (int i = 0; i < MANY; i += IN_A_BATCH) {
        lives.admitAll(IN_A_BATCH);
      }
    }
    long begin = System.nanoTime();
    try (JdbcJournal journal = open(url)) {
      begin = row(table, database, "open", begin);
      var unfinished = journal.unfinished().map(List::size).getOrElse(0);
      begin = row(table, database, "unfinished(), " + unfinished + " of them", begin);
      var newest = journal.list(Selection.all().newest(50)).map(List::size).getOrElse(0);
      begin = row(table, database, "list, the newest " + newest, begin);
      var all = journal.list(Selection.all()).map(List::size).getOrElse(0);
      row(table, database, "list, all " + all, begin);
    }
  }

  private static long row(Table table, String database, String what, long begin) {
    long end = System.nanoTime();
    table.row(database, what, (end - begin) / 1e6);
    return System.nanoTime();
  }

  static JdbcJournal open(String url) {
    return JdbcJournal.at(url).getOrElseThrow(fault -> new IllegalStateException(fault.reason()));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private interface Work {
    void run() throws SQLException;
  }

  /** How long each of many took. */
  private static final class Samples {
    private final List<Long> nanos = new ArrayList<>();

    void take(boolean counts, Work work) throws SQLException {
      long begin = System.nanoTime();
      work.run();
      if (counts) {
        nanos.add(System.nanoTime() - begin);
      }
    }

    double perSecond() {
      return nanos.size() / (nanos.stream().mapToLong(Long::longValue).sum() / 1e9);
    }

    private double millis(double quantile) {
      long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
      return sorted[(int) (quantile * (sorted.length - 1))] / 1e6;
    }

    void row(Table table, String database, String what, Samples loop) {
      table.row(
          database, what, perSecond(), millis(0.5), millis(0.99), perSecond() / loop.perSecond());
    }
  }
}
