package dev.kinoport.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the core says holds for every shop, so it says no shop's name, not even in a comment. */
class CoreNamesNoShopTest {
  private static final Path CORE = Path.of("..", "core", "src", "main", "java");
  private static final int FEWEST_FILES = 100;

  private static final Pattern SHOP =
      Pattern.compile(
          "\\bfal(-ai)?\\b|minimax|hailuo|\\breplicate\\b|openai|\\bkling\\b|\\bsora\\b|endpoint",
          Pattern.CASE_INSENSITIVE);

  @Test
  void noFileOfTheCoreNamesAShopOrItsEndpoints() throws IOException {
    List<Path> files = sources();

    assertThat(files).hasSizeGreaterThan(FEWEST_FILES);
    for (Path file : files) {
      assertThat(shopsIn(Files.readString(file))).as("%s", file).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "String id = \"fal-ai/minimax/hailuo-02\";",
        "/** As fal says. */",
        "record Route(String endpoint) {}",
        "// Replicate forgets within the hour"
      })
  void aShopIsFound(String planted) {
    assertThat(shopsIn(planted)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "a falling price", "replicated", "fallback", "default"})
  void otherWordsAreLeftAlone(String innocent) {
    assertThat(shopsIn(innocent)).isEmpty();
  }

  private static List<String> shopsIn(String text) {
    return SHOP.matcher(text).results().map(MatchResult::group).toList();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(CORE)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
