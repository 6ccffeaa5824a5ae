package dev.kinoport.benchmarks.wire;

import dev.kinoport.benchmarks.Table;
import java.time.Duration;

/** How many requests per second leave, on one thread and on sixteen. */
final class SubmitRates {
  private SubmitRates() {}

  static Table table(OneServer server) {
    Table table =
        new Table("Submits per second", "at once", "adapter", "bare OkHttp", "adapter / bare");
    Client loops = Client.program("submits", SubmitLoops.class);
    try (Running running = Running.start(loops, server)) {
      running.awaitEnd(Duration.ofSeconds(60));
      row(table, "1", running.said("alone").getOrElse("0 0"));
      row(table, "16", running.said("sixteen").getOrElse("0 0"));
    }
    return table;
  }

  private static void row(Table table, String atOnce, String rates) {
    String[] cells = rates.split(" ", 2);
    double adapter = Double.parseDouble(cells[0]);
    double bare = Double.parseDouble(cells[1]);
    table.row(atOnce, adapter, bare, adapter / bare);
  }
}
