package dev.kinoport.jdbc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Another JVM on the same class path, at work on the same journal. */
final class ChildProcess {
  private final Process process;
  private final BufferedReader output;

  private ChildProcess(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  static ChildProcess start(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Child.class.getName());
    command.addAll(List.of(arguments));
    try {
      return new ChildProcess(
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next line it says; null when it has ended. */
  @Nullable String line() throws IOException {
    return output.readLine();
  }

  /** All that it still says, until it ends well. */
  List<String> lines() throws IOException, InterruptedException {
    List<String> lines = output.lines().toList();
    if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IllegalStateException("the child failed after " + lines);
    }
    return lines;
  }

  /** Sends it a signal by its name, such as {@code STOP}. */
  void signal(String name) throws IOException, InterruptedException {
    String pid = String.valueOf(process.pid());
    if (new ProcessBuilder("kill", "-" + name, pid).inheritIO().start().waitFor() != 0) {
      throw new IllegalStateException("no signal reached the child");
    }
  }

  /** Kills it without a warning, as {@code kill -9} does; all that it had said by then. */
  List<String> kill() throws InterruptedException {
    // Through the handle, because the process would close what it has said and we have not read.
    process.toHandle().destroyForcibly();
    process.waitFor();
    return output.lines().toList();
  }
}
