package dev.kinoport.simulation;

import dev.kinoport.engine.Notice;
import dev.kinoport.generation.GenerationId;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * Runs as many lives as asked for: {@code [--lives N] [--from SEED] | --seed SEED}, and {@code
 * [--journal memory|sqlite]}.
 */
public final class SimulationMain {
  private static final long REPORT_EVERY = 100_000;

  private SimulationMain() {}

  /** The program; ends with 1 if a promise was broken. */
  public static void main(String[] arguments) {
    long seed = number(arguments, "--seed", -1);
    try (Journals journals = Journals.named(option(arguments, "--journal", "memory"))) {
      long broken =
          seed >= 0
              ? again(seed, journals)
              : many(
                  number(arguments, "--lives", 10_000), number(arguments, "--from", 1), journals);
      if (broken > 0) {
        System.exit(1);
      }
    }
  }

  /** One world once more, with all that happened in it. */
  private static long again(long seed, Journals journals) {
    SimulationVerdict verdict =
        journals.on(truth -> Simulation.world(seed, Sabotage.none(), truth, SimulationMain::tell));
    System.out.println(verdict);
    return verdict.faults().size();
  }

  private static void tell(GenerationId id, Notice notice) {
    if (notice instanceof Notice.Moved moved) {
      System.out.printf("%s %s %s%n", moved.event().at(), id, moved.event());
    }
  }

  private static long many(long lives, long from, Journals journals) {
    LongStream seeds =
        LongStream.range(from, from + Math.max(1, lives / Simulation.LIVES_PER_WORLD));
    long begin = System.nanoTime();
    AtomicLong done = new AtomicLong();
    Simulation.Total total =
        Simulation.run(
            seeds,
            Sabotage.none(),
            journals,
            verdict -> report(System.err, done.getAndAdd(verdict.lives()), verdict.lives()));
    print(System.out, total, (System.nanoTime() - begin) / 1e9);
    return total.broken().size();
  }

  private static long number(String[] arguments, String name, long otherwise) {
    return Long.parseLong(option(arguments, name, String.valueOf(otherwise)));
  }

  private static String option(String[] arguments, String name, String otherwise) {
    for (int i = 0; i + 1 < arguments.length; i++) {
      if (arguments[i].equals(name)) {
        return arguments[i + 1];
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
