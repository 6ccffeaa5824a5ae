package dev.kinoport.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README and docs/java.md show is what runs here. */
class ReadmeTest {
  private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern REGION =
      Pattern.compile("// @start region=\"[a-z-]+\"\\n(.*?)// @end", Pattern.DOTALL);
  private static final List<Path> EXAMPLES =
      List.of(
          Path.of("src/test/java/dev/kinoport/examples"),
          Path.of("../clip-writer/src/test/java/dev/kinoport/examples"));

  @ParameterizedTest
  @ValueSource(strings = {"../README.md", "../docs/java.md"})
  void everyBlockIsARegionOfAnExample(String page) throws IOException {
    List<String> blocks = found(BLOCK, Path.of(page));

    assertThat(blocks).isNotEmpty();
    assertThat(regions()).containsAll(blocks);
  }

  private static List<String> regions() throws IOException {
    List<String> regions = new ArrayList<>();
    for (Path folder : EXAMPLES) {
      try (Stream<Path> files = Files.list(folder)) {
        files.forEach(file -> regions.addAll(found(REGION, file)));
      }
    }
    return regions;
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
