package dev.kinoport.chaos.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a program of the same class path in a JVM of its own, which is quick to start. */
public final class JavaProgram {
  private JavaProgram() {}

  /**
   * Starts it.
   *
   * @param log where its errors go, behind those of others
   */
  public static Process start(String main, List<String> options, List<String> arguments, Path log) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.awt.headless=true",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            // nobody speaks TLS, and to read the machine's certificates is a tenth of a start
            "-Djavax.net.ssl.trustStore=NONE",
            "-Xmx256m"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(arguments);
    try {
      return new ProcessBuilder(command)
          .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@code kill -9} does. Through the handle: the process would close what was not read yet. */
  public static void kill(Process process) {
    process.toHandle().destroyForcibly();
  }
}
