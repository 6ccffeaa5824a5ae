package dev.kinoport.simulation;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/** Runs as many lives as asked for: {@code [--lives N] [--from SEED] | --seed SEED}. */
public final class SimulationMain {
  private static final long REPORT_EVERY = 100_000;

  private SimulationMain() {}

  /** The program; ends with 1 if a promise was broken. */
  public static void main(String[] arguments) {
    long lives = option(arguments, "--lives", 10_000);
    long seed = option(arguments, "--seed", -1);
    long from = option(arguments, "--from", 1);
    LongStream seeds =
        seed >= 0
            ? LongStream.of(seed)
            : LongStream.range(from, from + Math.max(1, lives / Simulation.LIVES_PER_WORLD));
    long begin = System.nanoTime();
    AtomicLong done = new AtomicLong();
    Simulation.Total total =
        Simulation.run(
            seeds,
            Sabotage.none(),
            verdict -> report(System.err, done.getAndAdd(verdict.lives()), verdict.lives()));
    double seconds = (System.nanoTime() - begin) / 1e9;
    print(System.out, total, seconds);
    System.exit(total.broken().isEmpty() ? 0 : 1);
  }

  private static long option(String[] arguments, String name, long otherwise) {
    for (int i = 0; i + 1 < arguments.length; i++) {
      if (arguments[i].equals(name)) {
        return Long.parseLong(arguments[i + 1]);
      }
    }
    return otherwise;
  }

  private static void report(PrintStream out, long before, int lives) {
    if (before / REPORT_EVERY != (before + lives) / REPORT_EVERY) {
      out.printf("%,d lives%n", before + lives);
    }
  }

  private static void print(PrintStream out, Simulation.Total total, double seconds) {
    out.printf(
        "%,d lives in %.1f s (%,.0f per second)%n",
        total.lives(), seconds, total.lives() / seconds);
    out.printf("%,d accepted, %,d charged%n", total.accepted(), total.charges());
    out.println("ends: " + total.ends());
    out.println("crashes: " + total.crashes());
    total.broken().stream().limit(10).forEach(out::println);
    out.printf("%,d worlds with a broken promise%n", total.broken().size());
  }
}
