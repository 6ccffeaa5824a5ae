package dev.kinoport.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.cli.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceCommandTest {
  @ParameterizedTest
  @CsvSource({
    "hailuo-2.3-standard, duration=6, 0.28",
    "hailuo-2.3-standard, duration=10, 0.56",
    "fal-ai/minimax/hailuo-02/standard/image-to-video, resolution=512P, 0.102",
    "hailuo-02-standard, duration=10s, 0.45"
  })
  void aPriceIsExact(String model, String setting, String amount) {
    Shell.Result result = Shell.piped().run("price", "--model", model, "--set", setting, "--json");

    assertThat(result.exitCode()).isZero();
    assertThat(result.json().keySet())
        .containsExactly(
            "model",
            "known",
            "amount",
            "atLeast",
            "currency",
            "asOf",
            "confidence",
            "reason",
            "notSoldFrom",
            "changes");
    assertThat(result.json())
        .containsEntry("known", true)
        .containsEntry("amount", amount)
        .containsEntry("currency", "USD")
        .containsEntry("reason", null);
    assertThat((String) result.json().get("model")).startsWith("fal-ai/minimax/hailuo-");
  }

  @Test
  void whatNobodyKnowsIsAnAnswerToo() {
    Shell.Result result = Shell.piped().run("price", "--set", "duration=8", "--json");

    assertThat(result.exitCode()).isZero();
    assertThat(result.json())
        .containsEntry("known", false)
        .containsEntry("amount", null)
        .containsEntry("currency", null)
        .containsEntry("reason", "no price for duration 8");
  }

  @Test
  void aPriceForWhatTheModelDoesNotTakeSaysSo() {
    Shell.Result doubtful =
        Shell.piped().run("price", "--model", "hailuo-02-standard", "--set", "duration=7");
    Shell.Result sound =
        Shell.piped().run("price", "--model", "hailuo-02-standard", "--set", "duration=10s");

    assertThat(doubtful.out()).contains("0.315 USD");
    assertThat(doubtful.err()).contains("hailuo-02-standard takes duration 6 or 10, not 7");
    assertThat(sound.err()).isEmpty();
  }

  @Test
  void aPriceOfNoDaySaysSo() {
    Shell.Result result = Shell.piped().run("price", "--model", "grok-imagine", "--json");

    assertThat(result.json()).containsEntry("asOf", null).containsEntry("confidence", "rough");
    assertThat(Shell.piped().run("price", "--model", "grok-imagine").out())
        .contains("rough, undated)");
  }

  @Test
  void defaultsArePriced() {
    assertThat(Shell.piped().run("price").out())
        .startsWith(
            "hailuo-2.3-standard at fal-ai/minimax/hailuo-2.3/standard/image-to-video  0.28 USD (")
        .endsWith("published, as of 2026-11-21)" + System.lineSeparator());
  }

  @Test
  void theEndpointThatIsPricedIsNamed() {
    String text = "fal-ai/minimax/hailuo-2.3/standard/text-to-video";
    assertThat(Shell.piped().run("price", "--model", text).out())
        .startsWith("hailuo-2.3-standard at " + text + "  0.28 USD (")
        .endsWith("published, as of 2026-01-28)" + System.lineSeparator());
  }

  @ParameterizedTest
  @CsvSource({
    "duratoin=6, did you mean duration?",
    "foo=1, is not an input of hailuo-2.3-standard"
  })
  void aNameThatMeansNothingIsRefusedRatherThanIgnored(String setting, String message) {
    Shell.Result result = Shell.piped().run("price", "--set", setting);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains(message);
  }

  @Test
  void nothingIsSaidTwiceUnderWhateverName() {
    Shell.Result result =
        Shell.piped().run("price", "--set", "first_frame=a.png", "--set", "image_url=b.png");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("is given twice");
  }
}
