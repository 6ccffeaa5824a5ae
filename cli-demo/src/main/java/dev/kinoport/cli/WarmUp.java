package dev.kinoport.cli;

import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Interrupts;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
   * @param arguments an image, a new file for the clip, and a new folder for all that is kept
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
    kept(image, Path.of(arguments[2]));
  }

  /** What loads the database, and what reads it. */
  private static void kept(String image, Path folder) {
    String state = folder.resolve("state").toString();
    Path scenes = folder.resolve("warm.jsonl");
    try {
      Files.createDirectories(folder);
      Json line =
          Json.object()
              .with("prompt", "warm")
              .with("image", Path.of(image).toAbsolutePath().toString());
      Files.writeString(scenes, JsonText.spaced(line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run("batch", scenes.toString(), "--out", folder.toString(), "--state", state);
    run("list", "--state", state);
    run("list", "--state", state, "--json");
    run("spend", "--state", state);
    run("resume", "--state", state);
    run("reconcile", "--state", state);
  }

  private static void run(String... command) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    Commands.run(Console.plain(nowhere, nowhere), Interrupts.ofProcess(), Map.of(), command);
  }
}
