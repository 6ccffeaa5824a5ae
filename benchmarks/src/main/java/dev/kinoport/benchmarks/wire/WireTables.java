package dev.kinoport.benchmarks.wire;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** Prints Kinoport beside fal's own clients, all against one server, in one run. */
public final class WireTables {
  /** What can be printed on its own. */
  public static final List<String> NAMES =
      List.of(
          "wire.happy",
          "wire.faults",
          "wire.footprint",
          "wire.submits",
          "wire.download",
          "wire.crowd",
          "wire.idle");

  private WireTables() {}

  /** Prints every table as soon as it is there. Takes some minutes. */
  public static void printAll(PrintStream out) throws IOException, InterruptedException {
    try (OneServer server = new OneServer()) {
      for (String name : NAMES) {
        print(name, server, out);
      }
    }
  }

  /** Prints one table. */
  public static void print(String name, PrintStream out) throws IOException, InterruptedException {
    try (OneServer server = new OneServer()) {
      print(name, server, out);
    }
  }

  private static void print(String name, OneServer server, PrintStream out)
      throws IOException, InterruptedException {
    switch (name) {
      case "wire.happy" -> new HappyPath(server).table().print(out);
      case "wire.faults" -> Faults.table(server).print(out);
      case "wire.footprint" -> Footprints.table().print(out);
      case "wire.submits" -> SubmitRates.table(server).print(out);
      case "wire.download" -> Downloads.table(server).print(out);
      case "wire.crowd" -> new Crowds(server).table().print(out);
      case "wire.idle" -> IdleCrowd.table(server).print(out);
      default -> throw new IllegalArgumentException("no such table: " + name);
    }
  }
}
