package dev.kinoport.catalogue.fal;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.Moshi;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.price.Money;
import dev.kinoport.price.PriceFacts;
import dev.kinoport.price.Quote;
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

/** The table of prices to meet, by the models that Kinoport knows by itself. */
class PricingCasesTest {
  private static final Catalogue CATALOGUE = FalOffers.catalogue();

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
  void everyCaseHasAModelButTheOneWithoutAPriceByNature() throws IOException {
    List<Case> all = cases().toList();
    assertThat(all).hasSize(47);
    assertThat(all)
        .filteredOn(it -> CATALOGUE.findBySku(it.endpoint()).isEmpty())
        .extracting(Case::endpoint)
        .containsExactly("example/compute-seconds");
  }

  /** Both ways to name an endpoint give one price. */
  private static Quote quote(Case asked) {
    Quote whole =
        CATALOGUE
            .findBySku(asked.endpoint())
            .<Quote>map(model -> model.quote(asked.endpoint(), asked.facts()))
            .getOrElse(new Quote.Unknown("no model"));
    CATALOGUE
        .find(asked.endpoint())
        .forEach(pinned -> assertThat(pinned.quote(asked.facts())).isEqualTo(whole));
    return whole;
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
            case "inputImages" -> "input_images";
            case "multiClip" -> "multi_clip";
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
