package dev.kinoport.chaos;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a worker is told when it is started, as system properties.
 *
 * @param journal JDBC URL
 * @param server base address of the provider
 * @param clips folder for clips
 * @param care how careful it is
 * @param death the step at which it dies, or empty
 * @param stop the step at which it stops, or empty
 */
record Assignment(String journal, String server, Path clips, Care care, String death, String stop) {
  private static final String PREFIX = "chaos.";

  static Assignment fromProperties() {
    return new Assignment(
        property("journal"),
        property("server"),
        Path.of(property("clips")),
        Care.valueOf(property("care")),
        property("death"),
        property("stop"));
  }

  private static String property(String name) {
    return System.getProperty(PREFIX + name, "");
  }

  /** Options for the JVM. */
  List<String> options() {
    return Stream.of(
            "journal=" + journal,
            "server=" + server,
            "clips=" + clips,
            "care=" + care,
            "death=" + death,
            "stop=" + stop)
        .map(option -> "-D" + PREFIX + option)
        .toList();
  }

  /** Whether many workers share the database. */
  boolean isShared() {
    return journal.startsWith("jdbc:postgresql:");
  }

  Fate fate(Consumer<String> says) {
    return Fate.of(death, stop, says);
  }
}
