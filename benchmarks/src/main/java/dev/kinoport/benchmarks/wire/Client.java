package dev.kinoport.benchmarks.wire;

import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A client as a program: it takes {@code --server}, {@code --jobs}, {@code --prompt} and so on, and
 * prints one line of JSON for each job.
 *
 * @param name for the tables
 * @param command how it is started, from the root of the checkout
 * @param missing what it needs and does not find, in words; none if it can run
 */
record Client(String name, List<String> command, Option<String> missing) {
  private static final Path FAL_JS = Path.of("peers", "fal-js");
  private static final Path FAL_JAVA = Path.of("peers", "fal-java", "target", "drive.jar");

  Client {
    command = List.copyOf(command);
  }

  static Client kinoport(String mode) {
    return program("Kinoport", KinoportClient.class).with("--mode", mode);
  }

  /** A program of ours, in a JVM of its own. */
  static Client program(String name, Class<?> main, String... jvmOptions) {
    return new Client(name, List.of(java()), Option.none())
        .with(jvmOptions)
        .with("-cp", System.getProperty("java.class.path"), main.getName());
  }

  static Client falJs(String mode) {
    Option<String> missing =
        !isInstalled("node")
            ? Option.some("no node")
            : Files.isDirectory(FAL_JS.resolve("node_modules"))
                ? Option.none()
                : Option.some("run npm ci in " + FAL_JS);
    return new Client("fal-js, " + mode, List.of("node", FAL_JS + "/drive.mjs"), missing)
        .with("--mode", mode);
  }

  static Client falJava() {
    Option<String> missing =
        Files.isRegularFile(FAL_JAVA)
            ? Option.none()
            : Option.some("run mvn package in peers/fal-java");
    return new Client("fal-java", List.of(java(), "-jar", FAL_JAVA.toString()), missing);
  }

  Client with(String... more) {
    return new Client(name, Stream.concat(command.stream(), Stream.of(more)).toList(), missing);
  }

  /** One job after another, or so many at once, with a prompt of its own for each client. */
  Client jobs(int jobs, int atOnce, String word) {
    return with(
        "--jobs", String.valueOf(jobs), "--parallel", String.valueOf(atOnce), "--prompt", word);
  }

  /** What its prompts begin with: no two clients ask for the same. */
  String prompt(String word) {
    return word + " " + name;
  }

  Client named(String other) {
    return new Client(other, command, missing);
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  static boolean isInstalled(String program) {
    try {
      Process process =
          new ProcessBuilder("sh", "-c", "command -v " + program + " >/dev/null").start();
      return process.onExit().join().exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
