package dev.kinoport.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Java that pages show is what runs as an example. */
class ShownCodeTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern REGION =
      Pattern.compile("// @start region=\"[a-z-]+\"\\n(.*?)// @end", Pattern.DOTALL);
  private static final List<String> EXAMPLES =
      List.of(
          "adapter-db-scheduler/src/test/java/dev/kinoport/examples",
          "adapter-fake/src/test/java/dev/kinoport/examples",
          "adapter-s3/src/test/java/dev/kinoport/s3",
          "cli-demo/src/test/java/dev/kinoport/examples",
          "clip-writer/src/test/java/dev/kinoport/examples",
          "examples/spring-boot/src/main/java/dev/kinoport/example",
          "examples/spring-boot/src/test/java/dev/kinoport/example");

  @ParameterizedTest
  @CsvSource({
    "README.md, 1",
    "docs/java.md, 1",
    "docs/durable.md, 4",
    "docs/workers.md, 3",
    "docs/in-your-service.md, 5"
  })
  void everyBlockIsARegionOfAnExample(Path page, int fewest) {
    List<String> blocks = found(BLOCK, ROOT.resolve(page));

    assertThat(blocks).hasSizeGreaterThanOrEqualTo(fewest);
    assertThat(EXAMPLES.stream().flatMap(ShownCodeTest::regions).toList()).containsAll(blocks);
  }

  private static Stream<String> regions(String folder) {
    try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
      return files.flatMap(file -> found(REGION, file).stream()).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> found(Pattern pattern, Path file) {
    try {
      return pattern
          .matcher(Files.readString(file))
          .results()
          .map(match -> match.group(1).stripIndent().strip())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
