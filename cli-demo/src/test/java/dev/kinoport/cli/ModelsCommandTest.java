package dev.kinoport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
  void onlyWhatChangesAPriceHasRowsOfItsOwn() {
    assertThat(prices("seedance-2.0"))
        .hasSize(48)
        .allSatisfy(when -> assertThat(when).containsOnlyKeys("duration", "resolution"));
    assertThat(prices("ltx-2.3-fast")).singleElement().isEqualTo(Map.of());
    assertThat(prices("hailuo-2.3-standard"))
        .containsExactly(Map.of("duration", "6"), Map.of("duration", "10"));
    assertThat(prices("veo-3.1")).hasSize(18);
    assertThat(Shell.piped().run("models", "ltx-2.3-fast").out()).contains("any  ");
  }

  @Test
  void endpointsOfDifferentPricesHaveAListEach() {
    assertThat(Shell.piped().run("models", "pixverse-5.5").out())
        .contains("at               fal-ai/pixverse/v5.5/transition")
        .contains("at               fal-ai/pixverse/v5.5/image-to-video");
    assertThat(Shell.piped().run("models", "hailuo-02-standard").out())
        .contains("at               fal-ai/minimax/hailuo-02/standard/text-to-video")
        .contains("6 s              0.27 USD");
    assertThat(Shell.piped().run("models", "hailuo-02-pro").out()).doesNotContain("  at ");
  }

  private static List<Map<?, ?>> prices(String model) {
    List<?> rows = (List<?>) Shell.piped().run("models", model, "--json").json().get("prices");
    return rows.stream().<Map<?, ?>>map(row -> (Map<?, ?>) ((Map<?, ?>) row).get("when")).toList();
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
}
