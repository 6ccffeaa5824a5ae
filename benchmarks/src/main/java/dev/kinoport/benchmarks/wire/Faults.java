package dev.kinoport.benchmarks.wire;

import dev.kinoport.benchmarks.Table;
import dev.kinoport.benchmarks.wire.FaultRow.Also;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Rows B to K: what goes wrong. All rows run side by side, because they mostly wait; so their spans
 * are good to a few tenths of a second and no better.
 */
final class Faults {
  private static final int AT_ONCE = 12;

  private static final List<FaultRow> ROWS =
      List.of(
          row("G", "ends after a job", "short", 62, Also.EXIT),
          row("C", "25 s job, a comment each 15 s", "long", 55, Also.NOTHING),
          new FaultRow(
              "D",
              "five of 20 s, one of 1 s",
              "slow",
              List.of(),
              6,
              Duration.ofSeconds(55),
              Also.SHORT_ONE),
          row("B", "stream answers 500", "unstreamed", 20, Also.NOTHING),
          row("E", "accepted, then dropped", "lost", 20, Also.NOTHING),
          row("F", "stream cut", "cut", 20, Also.NOTHING),
          row("H", "workflows/ id", "flow", 20, Also.NOTHING, "--endpoint", OneServer.WORKFLOW),
          row("J", "result answers 503 once", "unfetched", 20, Also.NOTHING),
          row("K", "429, Retry-After 5", "throttled", 20, Also.SECOND_TRY),
          row("I", "time-out after 2 s of 8", "impatient", 15, Also.AFTERMATH));

  private Faults() {}

  private static FaultRow row(
      String letter, String title, String word, int seconds, Also also, String... options) {
    return new FaultRow(
        letter, title, word, List.of(options), 1, Duration.ofSeconds(seconds), also);
  }

  static Table table(OneServer server) {
    List<Client> clients =
        List.of(
            Client.kinoport("stream"),
            Client.falJs("stream"),
            Client.falJs("poll"),
            Client.falJava());
    Semaphore places = new Semaphore(AT_ONCE);
    Table table =
        new Table(
            "B to K. What goes wrong",
            "row",
            "what",
            clients.get(0).name(),
            clients.get(1).name(),
            clients.get(2).name(),
            clients.get(3).name());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<List<CompletableFuture<String>>> cells =
          ROWS.stream()
              .map(row ->
                  clients.stream()
                      .map(client ->
                          CompletableFuture.supplyAsync(
                              () -> cell(row, client, server, places), threads))
                      .toList())
              .toList();
      for (int i = 0; i < ROWS.size(); i++) {
        List<CompletableFuture<String>> row = cells.get(i);
        table.row(
            ROWS.get(i).letter(),
            ROWS.get(i).title(),
            row.get(0).join(),
            row.get(1).join(),
            row.get(2).join(),
            row.get(3).join());
      }
    }
    return table;
  }

  private static String cell(FaultRow row, Client client, OneServer server, Semaphore places) {
    boolean hasTimeout = !client.name().equals("fal-java");
    if (row.also() == Also.AFTERMATH && !hasTimeout) {
      return "has no time-out";
    }
    boolean isOurs = client.name().equals("Kinoport");
    Client wanted =
        row.also() != Also.AFTERMATH
            ? client
            : isOurs
                ? client.with("--timeout-ms", "2000", "--linger-ms", "8000")
                : client.with("--timeout-ms", "2000");
    places.acquireUninterruptibly();
    try {
      return row.cell(wanted, server);
    } finally {
      places.release();
    }
  }
}
