package dev.kinoport.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What {@code kinoport-adapter-fal-http} puts beside a user's own program. The limit is no aim:
 * docs/proof.md tells what the bytes are, and is to be mended together with it.
 */
class FootprintTest {
  private static final long MOST_BYTES = 5_750_000;
  private static final int JARS = 16;

  private static final Pattern CLOSURE =
      Pattern.compile(
          "(kinoport-(core|catalogue|json|http-kit|adapter-fal-http)|okhttp-jvm|okio-jvm|moshi"
              + "|retrofit|vavr|vavr-match|jspecify|annotations|kotlin-stdlib(-jdk[78])?)-\\d.*\\.jar");

  @Test
  void theClosureOfTheAdapterForFalStaysSmall() throws IOException {
    List<Path> jars =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(Path::of)
            .filter(entry -> CLOSURE.matcher(entry.getFileName().toString()).matches())
            .filter(entry -> !entry.toString().contains("software/amazon"))
            .toList();
    assumeTrue(jars.stream().anyMatch(FootprintTest::isOurs), "the modules are not packaged yet");
    long all = bytes(jars, jar -> true);
    long ours = bytes(jars, FootprintTest::isOurs);
    System.out.printf(
        "adapter-fal-http: %,d bytes in %d jars, of which %,d are ours%n", all, jars.size(), ours);

    assertThat(jars).hasSize(JARS);
    assertThat(all).isLessThan(MOST_BYTES);
  }

  private static boolean isOurs(Path jar) {
    return jar.getFileName().toString().startsWith("kinoport-");
  }

  private static long bytes(List<Path> jars, Predicate<Path> counted) throws IOException {
    long bytes = 0;
    for (Path jar : jars) {
      bytes += counted.test(jar) ? Files.size(jar) : 0;
    }
    return bytes;
  }
}
