package dev.kinoport.chaos;

import dev.kinoport.chaos.database.Database;
import dev.kinoport.chaos.worker.Care;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The long form: {@code [--generations N] [--kills N] [--seed N] [--database sqlite|postgres|all]
 * [--care full|late-intent|any-order] [--minutes N] [--folder DIR]}. With the folder of a run whose
 * conductor died, that run comes to its end: {@code --kills 0} brings the peace at once.
 */
public final class ChaosMain {
  private final List<String> words;

  private ChaosMain(List<String> words) {
    this.words = words;
  }

  /**
   * The program; ends with 1 if a promise was broken. Workers that are careless on purpose must
   * break one, or it ends with 1 too.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    System.exit(new ChaosMain(Arrays.asList(arguments)).run() ? 0 : 1);
  }

  private boolean run() throws IOException, InterruptedException {
    String seed = option("--seed", "-1");
    long dice = seed.equals("-1") ? System.currentTimeMillis() % 1_000_000 : Long.parseLong(seed);
    Care care = Care.named(option("--care", "full"));
    boolean isAsExpected = true;
    for (Database.Kind kind : Database.Kind.named(option("--database", "all"))) {
      ChaosPlan plan =
          ChaosPlan.of(
                  kind,
                  Integer.parseInt(option("--generations", "500")),
                  Integer.parseInt(option("--kills", "200")),
                  dice)
              .limit(Duration.ofMinutes(Long.parseLong(option("--minutes", "120"))));
      ChaosVerdict verdict = live(care == Care.FULL ? plan : plan.careless(care));
      System.out.println(verdict);
      isAsExpected &= verdict.isKept() == (care == Care.FULL);
      if (care == Care.FULL) {
        measureRecovery(kind);
      }
    }
    return isAsExpected;
  }

  private static void measureRecovery(Database.Kind kind) throws IOException, InterruptedException {
    for (Takeover.Machines machines : Takeover.Machines.values()) {
      if (kind == Database.Kind.POSTGRESQL || machines == Takeover.Machines.ONE) {
        System.out.printf("%s, machines: %s%n", kind, machines);
        Takeover.measure(kind, Files.createTempDirectory("kinoport-takeover"), machines)
            .forEach(System.out::println);
      }
    }
  }

  private ChaosVerdict live(ChaosPlan plan) throws IOException, InterruptedException {
    String place = option("--folder", "");
    Path folder = place.isEmpty() ? Files.createTempDirectory("kinoport-chaos") : Path.of(place);
    System.out.printf("%s%n  in %s%n", plan, folder);
    try (ChaosRun run = new ChaosRun(plan, folder, ChaosMain::say)) {
      return run.run();
    }
  }

  private static void say(String line) {
    System.out.println(line);
  }

  private String option(String name, String otherwise) {
    int at = words.indexOf(name);
    return at >= 0 && at + 1 < words.size() ? words.get(at + 1) : otherwise;
  }
}
