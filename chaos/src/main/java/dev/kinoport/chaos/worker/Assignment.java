package dev.kinoport.chaos.worker;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a worker is told when it is started, as system properties.
 *
 * @param journal JDBC URL
 * @param providers whom it can ask, and where; at least one
 * @param clips folder for clips
 * @param care how careful it is
 * @param selling who sells what it is asked for
 * @param patience how long it waits for what
 * @param death the step at which it dies, or empty
 * @param stop the step at which it stops, or empty
 * @param temporary its folder for temporary files; processes with different ones do not see each
 *     other's locks, as on different machines; empty for the usual one
 */
public record Assignment(
    String journal,
    List<ServedProvider> providers,
    Path clips,
    Care care,
    Selling selling,
    Patience patience,
    String death,
    String stop,
    String temporary) {
  private static final String PREFIX = "chaos.";
  private static final String BETWEEN = ",";

  public Assignment {
    providers = List.copyOf(providers);
  }

  /** For a worker whom nothing befalls. */
  public static Assignment of(String journal, List<ServedProvider> providers, Path clips) {
    return new Assignment(
        journal, providers, clips, Care.FULL, Selling.ONE, Patience.SHORT, "", "", "");
  }

  static Assignment fromProperties() {
    return new Assignment(
        property("journal"),
        Stream.of(property("providers").split(BETWEEN)).map(ServedProvider::parse).toList(),
        Path.of(property("clips")),
        Care.valueOf(property("care")),
        Selling.valueOf(property("selling")),
        Patience.valueOf(property("patience")),
        property("death"),
        property("stop"),
        "");
  }

  private static String property(String name) {
    return System.getProperty(PREFIX + name, "");
  }

  /** Options for the JVM. */
  public List<String> options() {
    Stream<String> machine =
        temporary.isEmpty() ? Stream.of() : Stream.of("-Djava.io.tmpdir=" + temporary);
    Stream<String> told =
        Stream.of(
                "journal=" + journal,
                "providers="
                    + providers.stream().map(String::valueOf).collect(Collectors.joining(BETWEEN)),
                "clips=" + clips,
                "care=" + care,
                "selling=" + selling,
                "patience=" + patience,
                "death=" + death,
                "stop=" + stop)
            .map(option -> "-D" + PREFIX + option);
    return Stream.concat(told, machine).toList();
  }

  public Assignment care(Care how) {
    return new Assignment(
        journal, providers, clips, how, selling, patience, death, stop, temporary);
  }

  public Assignment selling(Selling how) {
    return new Assignment(journal, providers, clips, care, how, patience, death, stop, temporary);
  }

  public Assignment patience(Patience how) {
    return new Assignment(journal, providers, clips, care, selling, how, death, stop, temporary);
  }

  /** The same for one that dies at a step; empty for nowhere. */
  public Assignment death(String step) {
    return new Assignment(
        journal, providers, clips, care, selling, patience, step, stop, temporary);
  }

  /** The same for one that stops at a step; empty for nowhere. */
  public Assignment stop(String step) {
    return new Assignment(
        journal, providers, clips, care, selling, patience, death, step, temporary);
  }

  /** The same for one that might as well be on another machine. */
  public Assignment temporary(Path folder) {
    return new Assignment(
        journal, providers, clips, care, selling, patience, death, stop, folder.toString());
  }

  /** Whether many workers share the database. */
  boolean isShared() {
    return journal.startsWith("jdbc:postgresql:");
  }

  FailPoints failPoints(Consumer<String> says) {
    return FailPoints.of(death, stop, says);
  }
}
