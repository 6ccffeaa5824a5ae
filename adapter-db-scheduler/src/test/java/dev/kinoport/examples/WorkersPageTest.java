package dev.kinoport.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/workers.md shows is what runs here. */
class WorkersPageTest {
  private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern REGION =
      Pattern.compile("// @start region=\"[a-z-]+\"\\n(.*?)// @end", Pattern.DOTALL);
  private static final Path EXAMPLES = Path.of("src/test/java/dev/kinoport/examples");

  @Test
  void everyBlockIsARegionOfAnExample() throws IOException {
    List<String> blocks = found(BLOCK, Path.of("../docs/workers.md"));

    assertThat(blocks).hasSize(3);
    assertThat(regions()).containsAll(blocks);
  }

  private static List<String> regions() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.flatMap(file -> found(REGION, file).stream()).toList();
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
