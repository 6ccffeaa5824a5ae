package dev.kinoport.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The long form: {@code [--generations N] [--kills N] [--seed N] [--database sqlite|postgresql|all]
 * [--naive] [--minutes N] [--folder DIR]}. With the folder of a run whose conductor died, that run
 * comes to its end: {@code --kills 0} brings the peace at once.
 */
public final class ChaosMain {
  private ChaosMain() {}

  /** The program; ends with 1 if a promise was broken. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> words = Arrays.asList(arguments);
    String seed = option(words, "--seed", "-1");
    long dice = seed.equals("-1") ? System.currentTimeMillis() % 1_000_000 : Long.parseLong(seed);
    String chosen = option(words, "--database", "all").toUpperCase(Locale.ROOT);
    boolean isKept = true;
    for (Database.Kind kind : Database.Kind.values()) {
      if (chosen.equals("ALL") || chosen.equals(kind.name())) {
        StormPlan plan =
            StormPlan.of(
                kind,
                Integer.parseInt(option(words, "--generations", "500")),
                Integer.parseInt(option(words, "--kills", "200")),
                dice);
        Duration limit = Duration.ofMinutes(Long.parseLong(option(words, "--minutes", "120")));
        Verdict verdict =
            live(
                (words.contains("--naive") ? plan.naive() : plan).limit(limit),
                option(words, "--folder", ""));
        System.out.println(verdict);
        isKept &= verdict.isKept();
      }
    }
    System.exit(isKept ? 0 : 1);
  }

  private static Verdict live(StormPlan plan, String place)
      throws IOException, InterruptedException {
    Path folder = place.isEmpty() ? Files.createTempDirectory("kinoport-chaos") : Path.of(place);
    System.out.printf("%s%n  in %s%n", plan, folder);
    try (Storm storm = new Storm(plan, folder, ChaosMain::say)) {
      return storm.run();
    }
  }

  private static void say(String line) {
    System.out.println(line);
  }

  private static String option(List<String> words, String name, String otherwise) {
    int at = words.indexOf(name);
    return at >= 0 && at + 1 < words.size() ? words.get(at + 1) : otherwise;
  }
}
