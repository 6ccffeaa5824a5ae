package dev.kinoport.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/in-your-service.md shows is what runs here, or in the examples of the fake. */
class InYourServicePageTest {
  private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern REGION =
      Pattern.compile("// @start region=\"[a-z-]+\"\\n(.*?)// @end", Pattern.DOTALL);
  private static final Path ROOT = Path.of("../..");
  private static final List<Path> EXAMPLES =
      List.of(
          Path.of("src/main/java/dev/kinoport/example"),
          Path.of("src/test/java/dev/kinoport/example"),
          ROOT.resolve("adapter-fake/src/test/java/dev/kinoport/examples"),
          ROOT.resolve("adapter-s3/src/test/java/dev/kinoport/s3"));

  @Test
  void everyBlockIsARegionOfAnExample() {
    List<String> blocks = found(BLOCK, ROOT.resolve("docs/in-your-service.md"));

    assertThat(blocks).hasSizeGreaterThan(4);
    assertThat(EXAMPLES.stream().flatMap(InYourServicePageTest::regions)).containsAll(blocks);
  }

  private static Stream<String> regions(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
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
          .map((MatchResult match) -> match.group(1).stripIndent().strip())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
