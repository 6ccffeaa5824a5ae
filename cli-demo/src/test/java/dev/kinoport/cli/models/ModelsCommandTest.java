package dev.kinoport.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.cli.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsCommandTest {
  @Test
  void allAreListed() {
    assertThat(Shell.piped().run("models").out())
        .contains("hailuo-02-standard", "hailuo-2.3-standard")
        .contains("fal-ai/minimax/hailuo-2.3/standard/image-to-video");
  }

  @Test
  void aModelTellsItsInputsRulesAndPrices() {
    String sheet = Shell.piped().run("models", "hailuo-02-standard").out();

    assertThat(sheet)
        .contains("the provider's end_image_url")
        .contains("512P or 768P; by default 768P")
        .contains("a last frame needs resolution 768P")
        .contains("10 s, 512P       0.17 USD");
  }

  @Test
  void whatItsShopHasEndedIsToldWithTheDay() {
    assertThat(Shell.piped().run("models").out()).doesNotContain("sora-2");
    assertThat(Shell.piped().run("models", "--retired").out())
        .containsSubsequence("sora-2  ", "not sold from 2026-09-24 on");
    assertThat(Shell.piped().run("models", "sora-2").out())
        .contains("sold             not from 2026-09-24 on")
        .contains("Price, until it was sold no longer")
        .doesNotContain("Example");
    assertThat(Shell.piped().run("models", "sora-2", "--json").json())
        .containsEntry("notSoldFrom", "2026-09-24");
    assertThat(Shell.piped().run("price", "--model", "sora-2").err())
        .contains("not sold from 2026-09-24 on: that is what it cost until then");
  }

  @Test
  void whatNewerTypesLackIsMarked() {
    assertThat(Shell.piped().run("models", "--owner", "stable-avatar").out())
        .contains("    unverified: last seen in fal's client types of 2026-04-07;");
    assertThat(Shell.piped().run("models", "hailuo-2.3-standard", "--json").json())
        .containsEntry("unverified", null);
  }

  @Test
  void nothingIsWiderThanTheTerminalButWhatIsToBeCopied() {
    for (List<String> command : List.of(List.of("models"), List.of("models", "seedance-2.0"))) {
      assertThat(Shell.piped().run(command.toArray(String[]::new)).out().lines())
          .filteredOn(line -> !line.contains("./kinoport generate"))
          .allMatch(line -> line.length() <= 80);
    }
  }

  @Test
  void aPlannedChangeIsAnnounced(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("prices.yaml");
    Files.writeString(
        file,
        """
        prices:
          hailuo-2.3-standard:
            - {until: 2098-12-31, as_of: 2026-11-21, confidence: published, source: a page,
               parts: [{per: request, rates: [{price: 0.28}]}]}
            - {from: 2099-01-01, as_of: 2026-11-21, confidence: published, source: a page,
               parts: [{per: request, rates: [{price: 0.40}]}]}
        """);
    String[] own = {"--catalogue", file.toString()};

    assertThat(run(own, "models", "--owner", "hailuo-2.3").out())
        .contains("    0.28 USD (", "    from 2099-01-01 on: 0.40 USD");
    assertThat(run(own, "models", "hailuo-2.3-standard").out())
        .contains("change           from 2099-01-01 on: 0.40 USD");
    assertThat(run(own, "price", "--model", "hailuo-2.3-standard").err())
        .contains("from 2099-01-01 on: 0.40 USD; a plan keeps the price of its own day");
    assertThat(run(own, "price", "--model", "hailuo-2.3-standard", "--json").json().get("changes"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .singleElement()
        .hasToString(
            "{from=2099-01-01, known=true, amount=0.40, atLeast=null, currency=USD,"
                + " asOf=2026-11-21, confidence=published, reason=null}");
  }

  private static Shell.Result run(String[] more, String... words) {
    return Shell.piped()
        .run(Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new));
  }

  @Test
  void onlyWhatChangesAPriceHasRowsOfItsOwn() {
    assertThat(prices("seedance-2.0"))
        .hasSizeGreaterThan(30)
        .allSatisfy(when -> assertThat(when.keySet()).isEqualTo(Set.of("duration", "resolution")));
    assertThat(prices("ltx-2.3-fast")).singleElement().isEqualTo(Map.of());
    assertThat(prices("hailuo-2.3-standard"))
        .containsExactly(Map.of("duration", "6"), Map.of("duration", "10"));
    assertThat(prices("veo-3.1")).hasSize(18);
    assertThat(Shell.piped().run("models", "ltx-2.3-fast").out()).contains("any  ");
  }

  @Test
  void endpointsOfDifferentPricesHaveAListEach() {
    assertThat(Shell.piped().run("models", "kling-2.6-pro").out())
        .contains("at               fal-ai/kling-video/v2.6/pro/text-to-video")
        .contains("at               fal-ai/kling-video/v2.6/pro/image-to-video")
        .contains("10 s, silent     0.70 USD");
    assertThat(Shell.piped().run("models", "hailuo-02-standard").out())
        .contains("at               fal-ai/minimax/hailuo-02/standard/text-to-video")
        .contains("6 s              0.27 USD");
    assertThat(Shell.piped().run("models", "hailuo-02-pro").out()).doesNotContain("\n  at ");
  }

  @Test
  void jsonHasTheSame() {
    Shell.Result all = Shell.piped().run("models", "--json");
    Shell.Result one = Shell.piped().run("models", "hailuo-2.3-standard", "--json");

    assertThat(all.json().toString()).contains(one.json().toString());
    assertThat(one.json()).containsEntry("alias", "hailuo-2.3-standard");
    assertThat((List<?>) one.json().get("inputs"))
        .extracting("name")
        .contains("prompt", "first_frame", "duration", "prompt_optimizer", "resolution");
    assertThat((List<?>) one.json().get("prices"))
        .extracting("amount")
        .containsExactly("0.28", "0.56");
  }

  @Test
  void anUnknownOneIsGuessed() {
    Shell.Result result = Shell.piped().run("models", "hailuo-02");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains("no model 'hailuo-02'; did you mean hailuo-02-pro or")
        .contains("hailuo-02-standard");
  }

  private static List<Map<?, ?>> prices(String model) {
    Object rows = Shell.piped().run("models", model, "--json").json().get("prices");
    return ((List<?>) Objects.requireNonNull(rows))
        .stream()
            .map(row -> ((Map<?, ?>) Objects.requireNonNull(row)).get("when"))
            .<Map<?, ?>>map(when -> (Map<?, ?>) Objects.requireNonNull(when))
            .toList();
  }
}
