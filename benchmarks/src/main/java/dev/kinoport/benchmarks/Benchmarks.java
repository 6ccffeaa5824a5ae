package dev.kinoport.benchmarks;

import dev.kinoport.benchmarks.shops.ShopTables;
import dev.kinoport.benchmarks.wire.WireTables;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/**
 * Prints every comparison as a table, each measured side by side with what a user would pick
 * instead, in one run. Arguments name tables to print; without any, all are.
 */
public final class Benchmarks {
  private static final String[] ALL = {
    "waiting", "throughput", "clip", "start", "wire", "shops", "journal", "workers", "shared"
  };

  private Benchmarks() {}

  /** The program. */
  public static void main(String[] names) throws IOException, InterruptedException, SQLException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (String name : names.length == 0 ? ALL : names) {
      switch (name) {
        case "waiting" -> WaitingGenerations.table().print(out);
        case "throughput" -> Throughput.table().print(out);
        case "clip" -> ClipRendering.table().print(out);
        case "start" -> ColdStart.table().print(out);
        case "wire" -> WireTables.printAll(out);
        case "shops" -> ShopTables.printAll(out);
        case "journal" -> {
          for (Table table : JournalCost.tables()) {
            table.print(out);
          }
        }
        case "workers" -> Workers.print(out);
        case "shared" -> SharedWork.table().print(out);
        default -> {
          if (WireTables.NAMES.contains(name)) {
            WireTables.print(name, out);
          } else if (ShopTables.NAMES.contains(name)) {
            ShopTables.print(name, out);
          } else {
            out.println("no such table: " + name + "; there are " + known());
          }
        }
      }
    }
  }

  private static String known() {
    return String.join(", ", ALL)
        + ", "
        + String.join(", ", WireTables.NAMES)
        + ", "
        + String.join(", ", ShopTables.NAMES);
  }
}
