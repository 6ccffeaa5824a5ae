package dev.kinoport.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.Moshi;
import dev.kinoport.cli.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of prices to meet, asked on the command line. */
class PriceCasesTest {
  private static final Map<String, String> NAMES =
      Map.of(
          "seconds", "duration",
          "inputImages", "input_images",
          "inputSeconds", "input_seconds",
          "multiClip", "multi_clip");

  @ParameterizedTest
  @MethodSource("cases")
  void theCommandKnowsThePriceOrSaysThatNobodyDoes(
      String endpoint, List<String> settings, @Nullable String usd) {
    List<String> arguments = new ArrayList<>(List.of("price", "--model", endpoint, "--json"));
    settings.forEach(setting -> arguments.addAll(List.of("--set", setting)));

    Shell.Result result = Shell.piped().run(arguments.toArray(String[]::new));

    assertThat(result.exitCode()).isZero();
    Object amount = result.json().get("amount");
    if (usd == null) {
      assertThat(amount).isNull();
    } else {
      assertThat(new BigDecimal((String) Objects.requireNonNull(amount))).isEqualByComparingTo(usd);
    }
  }

  private static Stream<Object[]> cases() throws IOException {
    try (InputStream in = PriceCasesTest.class.getResourceAsStream("pricing-cases.json")) {
      String json = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      Map<?, ?> file = (Map<?, ?>) new Moshi.Builder().build().adapter(Object.class).fromJson(json);
      List<?> rows = (List<?>) Objects.requireNonNull(Objects.requireNonNull(file).get("cases"));
      return rows.stream()
          .map(row -> (List<?>) row)
          .filter(row -> !"example/compute-seconds".equals(row.get(0)))
          .map(row -> new Object[] {row.get(0), settings((Map<?, ?>) row.get(1)), row.get(2)});
    }
  }

  private static List<String> settings(Map<?, ?> facts) {
    List<String> settings = new ArrayList<>();
    facts.forEach((name, value) -> settings.add(name((String) name) + "=" + written(value)));
    return settings;
  }

  private static String name(String name) {
    return NAMES.getOrDefault(name, name);
  }

  private static String written(Object value) {
    return value instanceof Double number
        ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
        : value.toString();
  }
}
