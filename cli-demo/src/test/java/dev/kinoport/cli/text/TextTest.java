package dev.kinoport.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.cli.clip.ClipName;
import dev.kinoport.cli.console.Elapsed;
import dev.kinoport.cli.console.Quoted;
import dev.kinoport.cli.option.converter.DurationConverter;
import dev.kinoport.cli.run.SingleBoard;
import dev.kinoport.fault.Printable;
import dev.kinoport.generation.Trouble;
import dev.kinoport.json.JsonText;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
  @Test
  void nobodyElseMovesTheCursor() {
    assertThat(Printable.line("a\u001b[2Jb\u0007c\nd\te\u202ef"))
        .isEqualTo("a\uFFFD[2Jb\uFFFDc d e\uFFFDf");
  }

  @Test
  void emojiOfSeveralPartsStayWhole() {
    assertThat(Printable.line("👩‍🚀 é 漢")).isEqualTo("👩‍🚀 é 漢");
  }

  @Test
  void whatIsQuotedIsCutBetweenCharacters() {
    assertThat(Quoted.of("🪁".repeat(61))).isEqualTo("'" + "🪁".repeat(60) + "...'");
  }

  @ParameterizedTest
  @CsvSource({
    "The Kite climbs!, the-kite-climbs",
    "  Größe: ÉTÉ ISTANBUL, große-ete-istanbul",
    "Воздушный змей, воздушный-змей",
    "凧が空を舞う, 凧が空を舞う",
    "पतंग उड़ती है, पतंग-उड़ती-है",
    "CON, con-clip",
    "nul, nul-clip",
    "🪁, clip",
    "'', clip",
    "../../etc/passwd, etc-passwd",
    "a very long prompt that goes on and on - and on, a-very-long-prompt-that-goes-on-and-on"
  })
  void aFileIsNamedAfterThePrompt(String prompt, String name) {
    assertThat(ClipName.of(prompt)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"PT0S, 0.0 s", "PT4.25S, 4.3 s", "PT3M7S, 3 min 07 s", "PT1H2M3S, 1 h 02 min"})
  void timeIsReadable(Duration span, String text) {
    assertThat(Elapsed.of(span)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "500ms, PT0.5S",
    "90s, PT90S",
    "10m, PT10M",
    "1h30m, PT90M",
    "1h2m3s4ms, PT1H2M3.004S"
  })
  void spansAreRead(String typed, Duration span) {
    assertThat(new DurationConverter().convert(typed)).isEqualTo(span);
  }

  @Test
  void theBarNeverLooksDone() {
    Duration usual = Duration.ofSeconds(10);

    assertThat(SingleBoard.bar(Duration.ZERO, usual)).isEqualTo("[" + "-".repeat(24) + "]");
    assertThat(SingleBoard.bar(Duration.ofSeconds(5), usual))
        .isEqualTo("[" + "#".repeat(12) + "-".repeat(12) + "]");
    assertThat(SingleBoard.bar(Duration.ofHours(5), usual)).endsWith("#--]");
    assertThat(SingleBoard.bar(Duration.ofHours(5), Duration.ZERO)).endsWith("#--]");
  }

  @Test
  void peopleReadWholeSecondsAndProgramsEveryDigit() {
    Instant since = Instant.parse("2026-12-01T09:30:00.123456789Z");
    Trouble trouble =
        new Trouble(
            Trouble.Kind.UNREACHABLE,
            "no answer",
            false,
            Option.none(),
            since,
            2,
            Option.some(since.plusSeconds(1)));

    assertThat(TroubleWords.of(trouble))
        .isEqualTo("no answer since 2026-12-01T09:30:00Z, 2 times, next try 2026-12-01T09:30:01Z");
    assertThat(JsonText.spaced(TroubleWords.document(trouble)))
        .contains("2026-12-01T09:30:00.123456789Z", "2026-12-01T09:30:01.123456789Z");
  }

  @Test
  void wordsEndWhereTheTerminalEnds() {
    assertThat(SingleBoard.words("running", Duration.ofSeconds(1), 9)).isEqualTo("running  ");
    assertThat(SingleBoard.words("running", Duration.ofSeconds(1), -3)).isEmpty();
  }
}
