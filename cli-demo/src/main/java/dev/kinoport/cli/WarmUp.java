package dev.kinoport.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * Does once what the command usually does, so that the JVM can keep the classes it took for the
 * next start. Run by the launcher after a build; shows nothing.
 */
public final class WarmUp {
  private WarmUp() {}

  /**
   * Runs the usual commands in one process.
   *
   * @param arguments an image, and a new file for the clip
   */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    String image = arguments[0];
    String clip = arguments[1];
    run("price", "--set", "duration=6");
    run("price", "--set", "duration=6", "--json");
    run("models");
    run("models", "--json");
    run("--help");
    run("generate", "--image", image, "--prompt", "warm", "--pace", "instant", "--out", clip);
    run("generate", "--image", image, "--prompt", "warm", "--dry-run", "--json");
  }

  private static void run(String... command) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    var unused =
        Commands.run(Console.plain(nowhere, nowhere), action -> () -> {}, Map.of(), command);
  }
}
