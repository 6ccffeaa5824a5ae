package dev.kinoport.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Phase;
import dev.kinoport.generation.TestOrders;
import dev.kinoport.price.Money;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpendingReportTest {
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

  private static Summary open(String id, Option<Money> quoted) {
    return summary(id, Phase.RUNNING, quoted, Option.none());
  }

  private static Summary ended(String id, Option<Money> quoted, Cost cost) {
    return summary(id, Phase.SUCCEEDED, quoted, Option.of(cost));
  }

  private static Summary summary(String id, Phase phase, Option<Money> quoted, Option<Cost> cost) {
    return new Summary(
        new GenerationId(id),
        "model",
        TestOrders.SHOP,
        Option.none(),
        phase,
        quoted,
        quoted,
        cost,
        Option.none(),
        AT,
        AT);
  }

  private static Cost billed(Money amount) {
    return new Cost(Cost.Basis.BILLED, Option.of(amount), Option.of(BigDecimal.ONE));
  }

  private static Option<Money> usd(String amount) {
    return Option.of(Money.usd(amount));
  }

  @Test
  void nothingIsNothing() {
    assertThat(SpendingReport.of(List.of()))
        .isEqualTo(new SpendingReport(0, 0, List.of(), List.of(), List.of()));
  }

  @Test
  void whatRunsIsReservedAndWhatEndedIsEstimatedAndActual() {
    SpendingReport spending =
        SpendingReport.of(
            List.of(
                open("g1", usd("0.28")),
                open("g2", usd("0.27")),
                ended("g3", usd("0.28"), billed(Money.usd("0.30"))),
                ended("g4", usd("0.56"), billed(Money.usd("0.56")))));

    assertThat(spending)
        .isEqualTo(
            new SpendingReport(
                4,
                0,
                List.of(Money.usd("0.55")),
                List.of(Money.usd("0.84")),
                List.of(Money.usd("0.86"))));
  }

  @Test
  void currenciesAreNotMixed() {
    Money euro = Money.of("0.20", "EUR");

    assertThat(SpendingReport.of(List.of(open("g1", usd("0.28")), open("g2", Option.of(euro)))))
        .extracting(SpendingReport::reserved)
        .isEqualTo(List.of(euro, Money.usd("0.28")));
  }

  @Test
  void whatNobodyKnowsIsCountedNotGuessed() {
    SpendingReport spending =
        SpendingReport.of(
            List.of(open("g1", Option.none()), ended("g2", usd("0.28"), Cost.unknown())));

    assertThat(spending)
        .isEqualTo(new SpendingReport(2, 1, List.of(), List.of(Money.usd("0.28")), List.of()));
  }
}
