package dev.kinoport.benchmarks.wire;

import java.io.IOException;
import java.io.PrintStream;

/** Prints Kinoport beside fal's own clients, all against one server, in one run. */
public final class WireTables {
  private WireTables() {}

  /** Prints every table as soon as it is there. Takes some minutes. */
  public static void print(PrintStream out) throws IOException {
    try (OneServer server = new OneServer()) {
      new HappyPath(server).table().print(out);
    }
  }
}
