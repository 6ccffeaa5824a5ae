package dev.kinoport.benchmarks;

import java.io.IOException;
import java.util.Arrays;

/** A cold {@code ./kinoport price}, against {@code java -version} of the same JDK, interleaved. */
final class ColdStart {
  private static final int ROUNDS = 15;
  private static final String PRICE = "./kinoport price --model hailuo-2.3-standard";

  private static final Aim AIM = Aim.atMost(4, "x java -version");

  private ColdStart() {}

  static Table table() throws IOException, InterruptedException {
    String java = System.getProperty("java.home") + "/bin/java -version";
    ShellCommands.run(PRICE);
    double[] price = new double[ROUNDS];
    double[] version = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      version[round] = ShellCommands.run(java).wallSeconds();
      price[round] = ShellCommands.run(PRICE).wallSeconds();
    }
    return new Table(
            "Cold start, %d runs each".formatted(ROUNDS),
            "command",
            "median, ms",
            "least, ms",
            "of java -version",
            "aim")
        .row("java -version", 1000 * median(version), 1000 * least(version), 1.0, Aim.NONE)
        .row(
            PRICE,
            1000 * median(price),
            1000 * least(price),
            median(price) / median(version),
            AIM.judge(median(price) / median(version)));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double least(double[] values) {
    return Arrays.stream(values).min().orElse(0);
  }
}
