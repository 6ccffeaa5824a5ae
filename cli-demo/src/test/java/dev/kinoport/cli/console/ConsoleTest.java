package dev.kinoport.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  @BeforeEach
  void launchOnATerminal() {
    System.setProperty("kinoport.out.terminal", "true");
    System.setProperty("kinoport.err.terminal", "true");
    System.setProperty("kinoport.columns", "120");
  }

  @AfterEach
  void forget() {
    System.clearProperty("kinoport.out.terminal");
    System.clearProperty("kinoport.err.terminal");
    System.clearProperty("kinoport.columns");
  }

  @Test
  void whateverALineQuotesOnlyOurOwnColoursReachTheTerminal() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Console console = new Console(out, out, false, true, true, 80);

    console.say(console.onOut(Ink.BOLD, "one") + "\u001b]0;title\u0007\n\u009b2J \u202Etwo");
    console.note("\u001b[8mthree\u2028four");
    console.field("clip", "a\u009b31m.mp4");

    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "\u001b[1mone\u001b[0m\uFFFD]0;title\uFFFD",
            "\uFFFD2J \uFFFDtwo",
            "\uFFFD[8mthree four",
            "\u001b[2mclip    \u001b[0ma\uFFFD31m.mp4");
  }

  @Test
  void aTerminalHasColoursAndABar() {
    Console console = Console.ofProcess(Map.of("TERM", "xterm"));

    assertThat(console.live()).isTrue();
    assertThat(console.colouredOut()).isTrue();
    assertThat(console.colouredErr()).isTrue();
    assertThat(console.columns()).isEqualTo(120);
  }

  @Test
  void whoAsksForNoColoursGetsNoneAndKeepsTheBar() {
    Console console = Console.ofProcess(Map.of("TERM", "xterm", "NO_COLOR", "1"));

    assertThat(console.live()).isTrue();
    assertThat(console.colouredOut()).isFalse();
    assertThat(console.colouredErr()).isFalse();
  }

  @Test
  void anEmptyWishIsNone() {
    assertThat(Console.ofProcess(Map.of("TERM", "xterm", "NO_COLOR", "")).colouredOut()).isTrue();
  }

  @Test
  void aDumbTerminalGetsPlainLines() {
    assertThat(Console.ofProcess(Map.of("TERM", "dumb")).live()).isFalse();
    assertThat(Console.ofProcess(Map.of()).colouredErr()).isFalse();
  }

  @Test
  void onlyWhatIsATerminalIsColoured() {
    System.clearProperty("kinoport.out.terminal");

    Console console = Console.ofProcess(Map.of("TERM", "xterm"));

    assertThat(console.colouredOut()).isFalse();
    assertThat(console.colouredErr()).isTrue();
  }

  @Test
  void aTerminalThatDoesNotKnowItsWidthHasTheUsualOne() {
    System.setProperty("kinoport.columns", "0");

    assertThat(Console.ofProcess(Map.of("TERM", "xterm")).columns()).isEqualTo(80);
  }
}
