package dev.kinoport.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.Moshi;
import dev.kinoport.model.Model;
import dev.kinoport.price.Money;
import dev.kinoport.price.PriceFacts;
import dev.kinoport.price.Quote;
import io.vavr.control.Option;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of prices to meet. Endpoints without a model are priced by {@link SamplePrices}. */
class PricingCasesTest {
  private static final Catalogue CATALOGUE = SampleModels.catalogue();

  @ParameterizedTest
  @MethodSource("cases")
  void thePriceIsTheOneInTheTable(Case expected) {
    String price =
        switch (quote(expected)) {
          case Quote.Known known -> known.amount().toString();
          case Quote.Unknown unknown -> "unknown";
        };
    assertThat(price)
        .isEqualTo(expected.usd() == null ? "unknown" : Money.usd(expected.usd()) + "");
  }

  @Test
  void everyCaseHasARule() throws IOException {
    List<Case> all = cases().toList();
    assertThat(all).hasSize(47);
    assertThat(all)
        .filteredOn(it -> CATALOGUE.findByEndpoint(it.endpoint()).isDefined())
        .hasSize(16);
    assertThat(all).extracting(Case::endpoint).allMatch(PricingCasesTest::isPriced);
  }

  private static boolean isPriced(String endpoint) {
    return CATALOGUE.findByEndpoint(endpoint).isDefined()
        || SamplePrices.RULES.containsKey(endpoint);
  }

  private static Quote quote(Case asked) {
    Option<Model> model = CATALOGUE.findByEndpoint(asked.endpoint());
    return model.fold(
        () ->
            Objects.requireNonNull(SamplePrices.RULES.get(asked.endpoint()))
                .quote(asked.facts().orElse(SamplePrices.DEFAULTS)),
        known -> known.quote(asked.facts()));
  }

  static Stream<Case> cases() throws IOException {
    try (var in = Money.class.getResourceAsStream("pricing-cases.json")) {
      String json = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      Map<?, ?> file = (Map<?, ?>) new Moshi.Builder().build().adapter(Object.class).fromJson(json);
      List<?> rows = (List<?>) Objects.requireNonNull(Objects.requireNonNull(file).get("cases"));
      return rows.stream().map(row -> Case.of((List<?>) row));
    }
  }

  record Case(String endpoint, PriceFacts facts, @Nullable String usd) {
    static Case of(List<?> row) {
      PriceFacts facts = PriceFacts.none();
      for (Map.Entry<?, ?> fact : ((Map<?, ?>) row.get(1)).entrySet()) {
        facts = with(facts, (String) fact.getKey(), fact.getValue());
      }
      return new Case((String) row.get(0), facts, (String) row.get(2));
    }

    private static PriceFacts with(PriceFacts facts, String name, Object value) {
      String canonical =
          switch (name) {
            case "seconds" -> "duration";
            case "inputSeconds" -> "input_seconds";
            default -> name;
          };
      return switch (value) {
        case Double number -> facts.with(canonical, BigDecimal.valueOf(number));
        case Boolean on -> facts.with(canonical, on);
        default -> facts.with(canonical, value.toString());
      };
    }
  }
}
