package dev.kinoport.simulation;

import dev.kinoport.engine.Notice;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/** Runs as many lives as asked for: {@code [--lives N] [--from SEED] | --seed SEED}. */
public final class SimulationMain {
  private static final long REPORT_EVERY = 100_000;

  private SimulationMain() {}

  /** The program; ends with 1 if a promise was broken. */
  public static void main(String[] arguments) {
    long seed = option(arguments, "--seed", -1);
    long broken =
        seed >= 0
            ? again(seed)
            : many(option(arguments, "--lives", 10_000), option(arguments, "--from", 1));
    System.exit(broken == 0 ? 0 : 1);
  }

  /** One world once more, with all that happened in it. */
  private static long again(long seed) {
    Verdict verdict =
        Simulation.world(
            seed,
            Sabotage.none(),
            (id, notice) -> {
              if (notice instanceof Notice.Moved moved) {
                System.out.printf("%s %s %s%n", moved.event().at(), id, moved.event());
              }
            });
    System.out.println(verdict);
    return verdict.faults().size();
  }

  private static long many(long lives, long from) {
    LongStream seeds =
        LongStream.range(from, from + Math.max(1, lives / Simulation.LIVES_PER_WORLD));
    long begin = System.nanoTime();
    AtomicLong done = new AtomicLong();
    Simulation.Total total =
        Simulation.run(
            seeds,
            Sabotage.none(),
            verdict -> report(System.err, done.getAndAdd(verdict.lives()), verdict.lives()));
    print(System.out, total, (System.nanoTime() - begin) / 1e9);
    return total.broken().size();
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
