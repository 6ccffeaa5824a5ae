package dev.kinoport.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.cli.Shell;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
            "changes",
            "offers");
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
        .contains("published, as of 2026-11-21)" + System.lineSeparator());
  }

  @Test
  void theEndpointThatIsPricedIsNamed() {
    String text = "fal-ai/minimax/hailuo-2.3/standard/text-to-video";
    assertThat(Shell.piped().run("price", "--model", text).out())
        .startsWith("hailuo-2.3-standard at " + text + "  0.28 USD (")
        .contains("published, as of 2026-01-28)" + System.lineSeparator());
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

  private static List<?> offers(Shell.Result result) {
    return (List<?>) Objects.requireNonNull(result.json().get("offers"));
  }

  private static @Nullable Object member(Object offer, String name) {
    return ((Map<?, ?>) offer).get(name);
  }

  @Test
  void everyShopThatSellsAModelIsShownTheCheapestWithAKeyFirst() {
    Shell.Result without = Shell.piped().run("price", "--model", "hailuo-02-standard", "--json");
    Shell.Result with =
        Shell.piped()
            .with("MINIMAX_API_KEY", "sk-api-x")
            .run("price", "--model", "hailuo-02-standard", "--json");

    assertThat(offers(without)).extracting(it -> member(it, "provider")).contains("fal", "minimax");
    assertThat(offers(without))
        .extracting(it -> member(it, "why"))
        .contains(
            "FAL_KEY is not set", "MINIMAX_API_KEY is not set", "REPLICATE_API_TOKEN is not set");
    assertThat(member(offers(with).getFirst(), "provider")).isEqualTo("minimax");
    assertThat(member(offers(with).getFirst(), "why")).isNull();
    assertThat(with.json()).as("fal's stays the first").containsEntry("amount", "0.27");
  }

  @Test
  void theShopsThatWereNamedAreAskedInTheirOrderOrTheCheapestFirst() {
    String[] ask = {"price", "--model", "hailuo-02-standard", "--set", "duration=10"};

    assertThat(Shell.piped().run(with(ask, "--provider", "minimax")).out())
        .startsWith("hailuo-02-standard at MiniMax-Hailuo-02  0.56 USD");
    assertThat(Shell.piped().run(with(ask, "--provider", "minimax,fal")).out())
        .startsWith("hailuo-02-standard at MiniMax-Hailuo-02  0.56 USD")
        .contains("fal:fal-ai/minimax/hailuo-02/standard/image-to-video  0.45 USD");
    assertThat(Shell.piped().run(with(ask, "--provider", "minimax,fal", "--cheapest")).out())
        .startsWith("hailuo-02-standard at fal-ai/minimax/hailuo-02/standard/image-to-video");
  }

  @Test
  void whoDoesNotSellTheModelIsSaid() {
    Shell.Result result = Shell.piped().run("price", "--model", "veo-3.1", "--provider", "minimax");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("veo-3.1 is sold by fal");
  }

  private static String[] with(String[] words, String... more) {
    return Stream.of(words, more).flatMap(Stream::of).toArray(String[]::new);
  }
}
