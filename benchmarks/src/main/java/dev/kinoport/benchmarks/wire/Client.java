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
public record Client(String name, List<String> command, Option<String> missing) {
  private static final Path FAL_JAVA = Path.of("peers", "fal-java", "target", "drive.jar");

  public Client {
    command = List.copyOf(command);
  }

  static Client kinoport(String mode) {
    return program("Kinoport", KinoportClient.class).with("--mode", mode);
  }

  /** A program of ours, in a JVM of its own. */
  public static Client program(String name, Class<?> main, String... jvmOptions) {
    return new Client(name, List.of(java()), Option.none())
        .with(jvmOptions)
        .with("-cp", System.getProperty("java.class.path"), main.getName());
  }

  static Client falJs(String mode) {
    return node("fal-js, " + mode, "fal-js", "drive.mjs").with("--mode", mode);
  }

  /**
   * A program in JavaScript.
   *
   * @param peer its folder below that of the peers
   */
  public static Client node(String name, String peer, String program) {
    Path folder = Path.of("peers", peer);
    Option<String> missing =
        !isInstalled("node")
            ? Option.some("no node")
            : Files.isDirectory(folder.resolve("node_modules"))
                ? Option.none()
                : Option.some("run npm ci in " + folder);
    return new Client(name, List.of("node", folder.resolve(program).toString()), missing);
  }

  static Client falJava() {
    Option<String> missing =
        Files.isRegularFile(FAL_JAVA)
            ? Option.none()
            : Option.some("run mvn package in peers/fal-java");
    return new Client("fal-java", List.of(java(), "-jar", FAL_JAVA.toString()), missing);
  }

  /** The same with more arguments. */
  public Client with(String... more) {
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
