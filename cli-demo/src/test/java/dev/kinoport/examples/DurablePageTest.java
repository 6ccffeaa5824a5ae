package dev.kinoport.examples;

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

/** What docs/durable.md shows is what runs here. */
class DurablePageTest {
  private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern REGION =
      Pattern.compile("// @start region=\"[a-z-]+\"\\n(.*?)// @end", Pattern.DOTALL);
  private static final Path EXAMPLES = Path.of("src/test/java/dev/kinoport/examples");

  @Test
  void everyBlockIsARegionOfAnExample() throws IOException {
    List<String> blocks = found(BLOCK, Path.of("../docs/durable.md"));

    assertThat(blocks).hasSizeGreaterThan(3);
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      assertThat(files.flatMap(file -> found(REGION, file).stream()).toList()).containsAll(blocks);
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
