package dev.kinoport.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How many lines an application needs to have a Kinoport, counted in the examples: without blank
 * lines, comments, imports and what the example asserts.
 */
class GlueLinesTest {
  private static final Path ROOT = Path.of("..");
  private static final Path EXAMPLES =
      ROOT.resolve("adapter-fake/src/test/java/dev/kinoport/examples");
  private static final Path BOOT = ROOT.resolve("examples/spring-boot/src/main");
  private static final Pattern NO_GLUE =
      Pattern.compile("|//.*|/?\\*.*|#.*|(package|import|assertThat)\\b.*");

  /**
   * One application.
   *
   * @param name as the page calls it
   * @param most lines
   * @param glue the lines that wire
   */
  record Application(String name, int most, List<String> glue) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Application> applications() throws IOException {
    return List.of(
        new Application("plain Java", 40, region("WireWithPlainJavaTest.java", "plain-java")),
        new Application("Guice", 12, region("WireWithGuiceTest.java", "guice")),
        new Application("Spring Boot", 25, boot()));
  }

  @ParameterizedTest
  @MethodSource("applications")
  void anApplicationNeedsNoMoreLinesThanThePageSays(Application application) throws IOException {
    String page = Files.readString(ROOT.resolve("docs/in-your-service.md"));
    Matcher row =
        Pattern.compile("\\| %s \\| (\\d+) \\|".formatted(application.name())).matcher(page);

    assertThat(application.glue()).isNotEmpty().hasSizeLessThanOrEqualTo(application.most());
    assertThat(row.find()).isTrue();
    assertThat(row.group(1)).isEqualTo(String.valueOf(application.glue().size()));
  }

  private static List<String> region(String file, String name) throws IOException {
    Matcher region =
        Pattern.compile("// @start region=\"%s\"\\n(.*?)// @end".formatted(name), Pattern.DOTALL)
            .matcher(Files.readString(EXAMPLES.resolve(file)));
    assertThat(region.find()).isTrue();
    return glue(region.group(1).lines());
  }

  /** The class that is started, and the properties that are ours. */
  private static List<String> boot() throws IOException {
    Path main = BOOT.resolve("java/dev/kinoport/example/ClipsApplication.java");
    Path properties = BOOT.resolve("resources/application.properties");
    return glue(
        Stream.concat(
            Files.readAllLines(main).stream(),
            Files.readAllLines(properties).stream().filter(line -> line.startsWith("kinoport."))));
  }

  private static List<String> glue(Stream<String> lines) {
    return lines.map(String::strip).filter(line -> !NO_GLUE.matcher(line).matches()).toList();
  }
}
