package dev.kinoport.startup;

import io.vavr.control.Option;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts one application in turns: without the starter and what comes with it, and with them. A
 * start lasts from the process's beginning until the application is ready.
 */
public final class StartUpCost {
  private static final int USUAL_ROUNDS = 15;

  /** What an empty application would not have on its class path. */
  private static final Pattern OURS =
      Pattern.compile(
          ".*(/kinoport-[^/]*\\.jar|/(?!spring-boot/)[a-z0-9-]+/target/classes"
              + "|/spring-boot/target/classes|/okhttp3/.*|/okio/.*|/retrofit2/.*|/moshi/.*"
              + "|/jetbrains/.*|/vavr/.*|/vavr-match/.*)");

  /** What is there for other tests, and would do its own work at a start. */
  private static final Pattern OTHER_TESTS =
      Pattern.compile(
          ".*(flyway|liquibase|postgres|junit|assertj|micrometer-test|spring-boot-test).*");

  private final List<Way> ways;

  private StartUpCost(List<Way> ways) {
    this.ways = ways;
  }

  /**
   * One start.
   *
   * @param wall milliseconds from the beginning of the process until it was ready
   * @param cpu milliseconds that it computed until then, on all cores
   */
  private record Start(double wall, double cpu) {}

  /** One way to start it, and its starts. */
  private record Way(String name, List<String> command, List<Start> starts) {
    private Way(String name, List<String> command) {
      this(name, command, new ArrayList<>());
    }

    private double median(ToDoubleFunction<Start> what) {
      double[] sorted = starts.stream().mapToDouble(what).sorted().toArray();
      return sorted[sorted.length / 2];
    }

    private double least(ToDoubleFunction<Start> what) {
      return starts.stream().mapToDouble(what).min().orElse(0);
    }
  }

  /** Prints the table; an argument says how many starts there are of each. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rounds = arguments.length == 0 ? USUAL_ROUNDS : Integer.parseInt(arguments[0]);
    Path folder = Files.createTempDirectory("start-up");
    String all =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> !OTHER_TESTS.matcher(entry).matches())
            .collect(Collectors.joining(File.pathSeparator));
    String without =
        Arrays.stream(all.split(File.pathSeparator, -1))
            .filter(entry -> !OURS.matcher(entry).matches())
            .collect(Collectors.joining(File.pathSeparator));
    new StartUpCost(
            List.of(
                new Way("empty", start(without, folder)),
                new Way(
                    "with the starter, fal, journal in memory",
                    start(all, folder, "fal", "memory")),
                new Way(
                    "with the starter, fal, journal on its DataSource",
                    start(all, folder, "fal", "auto"))))
        .run(rounds);
  }

  private static List<String> start(String path, Path folder, String... ours) {
    Stream<String> java =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            path,
            EmptyApplication.class.getName(),
            "--spring.config.name=none",
            "--server.port=0",
            "--spring.datasource.url=jdbc:sqlite:" + folder.resolve("host.db"));
    Stream<String> starter =
        ours.length == 0
            ? Stream.empty()
            : Stream.of(
                "--kinoport.provider=" + ours[0],
                "--kinoport.fal.key=nobody:secret",
                "--kinoport.journal.place=" + ours[1],
                "--kinoport.clips=" + folder.resolve("clips"));
    return Stream.concat(java, starter).toList();
  }

  private void run(int rounds) throws IOException, InterruptedException {
    for (Way way : ways) {
      System.out.println(way.name() + ", the first start: " + untilReady(way.command()));
    }
    for (int round = 0; round < rounds; round++) {
      for (Way way : ways) {
        way.starts().add(untilReady(way.command()));
      }
    }
    System.out.printf("%n## Start of a Spring Boot application, %d of each in turns%n%n", rounds);
    System.out.println(
        "| application | wall, ms: median | least | more | CPU, ms: median | least | more |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (Way way : ways) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %s |%n",
          way.name(),
          cells(way, Start::wall),
          cells(way, Start::cpu));
    }
  }

  /** Median, least, and the median beyond that of the empty one. */
  private String cells(Way way, ToDoubleFunction<Start> what) {
    return String.format(
        Locale.ROOT,
        "%.0f | %.0f | %.0f",
        way.median(what),
        way.least(what),
        way.median(what) - ways.getFirst().median(what));
  }

  /** Starts it and waits for its end; what it took until it said that it is ready. */
  private static Start untilReady(List<String> command) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> said = new ArrayList<>();
    Option<Start> start = Option.none();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.add(line);
        if (line.startsWith(EmptyApplication.READY)) {
          double wall = (System.nanoTime() - begin) / 1e6;
          double cpu = Double.parseDouble(line.substring(EmptyApplication.READY.length()));
          start = Option.some(new Start(wall, cpu));
        }
      }
    }
    int code = process.waitFor();
    return start
        .filter(well -> code == 0)
        .getOrElseThrow(() -> new IOException("it failed:\n" + String.join("\n", said)));
  }
}
