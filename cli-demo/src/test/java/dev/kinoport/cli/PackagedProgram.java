package dev.kinoport.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The jar that the launcher starts, in processes that end with the test. */
public final class PackagedProgram {
  /** For processes that live for seconds. */
  public static final List<String> LIGHT = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private static final Path JAR = Path.of("target", "kinoport.jar");

  private final List<Process> children = new ArrayList<>();

  /** What is to be started, without a key of whoever runs the tests. */
  public static ProcessBuilder line(List<String> options, String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(options);
    line.addAll(List.of("-jar", JAR.toString()));
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().keySet().removeIf(name -> name.startsWith("FAL_"));
    return builder;
  }

  public Process start(ProcessBuilder builder) {
    try {
      Process child = builder.start();
      children.add(child);
      return child;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many have been started. */
  public int count() {
    return children.size();
  }

  public Process child(int number) {
    return children.get(number);
  }

  /** What one says. */
  public static BufferedReader lines(Process child) {
    return new BufferedReader(
        new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Kills all of them. */
  public void close() throws InterruptedException {
    for (Process child : children) {
      child.destroyForcibly().waitFor();
    }
  }
}
