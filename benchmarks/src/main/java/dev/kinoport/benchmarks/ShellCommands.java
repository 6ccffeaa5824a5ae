package dev.kinoport.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs programs and asks the shell what they took. */
public final class ShellCommands {
  private static final Pattern SPENT = Pattern.compile("(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s");

  private ShellCommands() {}

  /**
   * What a program took.
   *
   * @param cpuSeconds user and system time of all its processes
   * @param wallSeconds from start to end
   */
  public record Spent(double cpuSeconds, double wallSeconds) {}

  /**
   * Runs a shell command to its end.
   *
   * @throws IOException if it fails
   */
  public static Spent run(String command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("benchmark", ".txt");
    try {
      long begin = System.nanoTime();
      Process process =
          new ProcessBuilder(List.of("bash", "-c", command + " >/dev/null 2>&1 || exit 1; times"))
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
      int code = process.waitFor();
      double wall = (System.nanoTime() - begin) / 1e9;
      String text = Files.readString(out, StandardCharsets.UTF_8);
      if (code != 0) {
        throw new IOException("exit code " + code + " of: " + command);
      }
      return new Spent(childrenSeconds(text), wall);
    } finally {
      Files.delete(out);
    }
  }

  static boolean has(String program) throws InterruptedException {
    try {
      return new ProcessBuilder("sh", "-c", "command -v " + program + " >/dev/null")
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** The second line that {@code times} prints is the children's. */
  private static double childrenSeconds(String times) throws IOException {
    Matcher matcher = SPENT.matcher(times);
    double seconds = -1;
    while (matcher.find()) {
      seconds =
          60 * Double.parseDouble(matcher.group(1))
              + Double.parseDouble(matcher.group(2))
              + 60 * Double.parseDouble(matcher.group(3))
              + Double.parseDouble(matcher.group(4));
    }
    if (seconds < 0) {
      throw new IOException("the shell did not say what it took: " + times);
    }
    return seconds;
  }
}
