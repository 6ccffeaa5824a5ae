package dev.kinoport.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages, walked through: what they name is there. */
class PagesTest {
  private static final Path ROOT = Path.of("..");
  private static final Path README = ROOT.resolve("README.md");
  private static final int FEWEST_PAGES = 20;
  private static final int MOST_LINES_OF_THE_README = 200;

  private static final Pattern MODULE = Pattern.compile("<module>([a-z-]+)</module>");
  private static final PageCheck CHECK = new PageCheck(Checkout.at(ROOT));

  static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(README, ROOT.resolve("CONTRIBUTING.md")));
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageNamesOnlyWhatIsThere(Path page) {
    assertThat(CHECK.faults(Page.read(page))).as("%s", page).isEmpty();
  }

  @Test
  void thePagesAreFound() throws IOException {
    assertThat(pages()).hasSizeGreaterThan(FEWEST_PAGES);
  }

  @Test
  void theReadmeNamesEveryModuleAndStaysShort() throws IOException {
    List<String> modules =
        MODULE
            .matcher(Files.readString(ROOT.resolve("pom.xml")))
            .results()
            .map(module -> module.group(1))
            .toList();

    assertThat(modules).isNotEmpty();
    assertThat(Page.read(README).spans()).containsAll(modules);
    assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(MOST_LINES_OF_THE_README);
  }

  @Test
  void eachNameOfThePastIsStillNamedAndStillGone() {
    PageCheck.NAMES_OF_THE_PAST.forEach((file, names) -> {
      Page decision = Page.read(ROOT.resolve("docs/adr").resolve(file));
      Page elsewhere = Page.of(ROOT.resolve("docs/planted.md"), decision.prose());
      for (String name : names) {
        assertThat(CHECK.faults(elsewhere)).anyMatch(fault -> fault.endsWith(": " + name));
      }
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "see [the way](archtecture.md)",
        "see [the way](architecture.md#no-such-station)",
        "see [below](#no-such-heading)",
        "see [the planner](../core/src/main/java/dev/kinoport/Plannner.java)",
        "the [Planner] does it",
        "the [Planner] does it\n\n[Planner]: ../core/Planner.java",
        "the `EngineRoom` does it",
        "the `@WithEmulater` of a test",
        "call `LifeCycle.nextt`",
        "call `Kinoport.builder().settings(EngineSettings.standart())`",
        "call `sendAgainst`",
        "the package `dev.kinoport.engines`",
        "the type `dev.kinoport.engine.Engines`",
        "the module `adapter-fall-http`",
        "depend on `dev.kinoport:kinoport-core` or `kinoport-cores`",
        "see `PlannerTests.java`",
        "see `docs/adr/0000-do-nothing.md`",
        "```sh\n./kinoport generate --image samples/kite-under-hills.jpg\n```",
        "```sh\n./kinoport genrate\n```",
        "```sh\n./kinoport generate --prompt x \\\n    --imagine y\n```",
        "`kinoport resumee` goes on",
        "`--until-idol` ends it",
        "```sh\nmvn -q test -pl cores\n```",
        "```sh\nmvn -q test -Dtest=MoneyTests\n```",
        "`mvn -q package -Psimulates`"
      })
  void aWrongNameIsFound(String planted) {
    assertThat(CHECK.faults(Page.of(ROOT.resolve("docs/planted.md"), planted))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        ## The way

        see [above](#the-way), [there](proof.md#kill-anywhere), [fal](https://fal.ai/x.md)
        """,
        "the [Core] does it, [as is said](proof.md)\n\n[Core]: ../core/pom.xml",
        "`Engine`, `NextStep.At`, `LifeCycle.next(state)`, `EngineSettings.standard()`,"
            + " `@WithEmulator`",
        "`sendAgain`, `startAll(items)`, `answerWithin`",
        "`IOException`, `RuntimeException`, `Option.of(x)`, `Some(null)`, `JsonEncodingException`",
        "`Retry-After: 0`, `X-Fal-Tags`, `COMPLETED`, `fal-ai/minimax/hailuo-02`, `ID.mp4`",
        "`dev.kinoport.engine.Engine`, `dev.kinoport:kinoport-core`, `adapter-jdbc`",
        "`core/pom.xml`, `benchmarks/target/benchmarks.jar`, `package-info.java`",
        "```sh\n./kinoport list --limit 1; curl --silent x\n```",
        "```sh\nmvn -q test -pl core -Dtest=MoneyTest\n```",
        "```java\nfinal class YourOwnType {}\n```"
      })
  void otherWordsAreLeftAlone(String innocent) {
    assertThat(CHECK.faults(Page.of(ROOT.resolve("docs/planted.md"), innocent))).isEmpty();
  }
}
