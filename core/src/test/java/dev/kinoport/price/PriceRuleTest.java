package dev.kinoport.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceRuleTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 15);
  private static final Quantity SECONDS = new Quantity.Measured("duration", "s");
  private static final Part BY_RESOLUTION =
      Part.of(
          SECONDS,
          Rate.of("0.045", Condition.when("resolution", "768P")),
          Rate.of("0.017", Condition.when("resolution", "512P")));

  @Test
  void aKnownPriceSaysHowItCameAbout() {
    Quote quote = rule(BY_RESOLUTION).quote(facts("duration", "6", "resolution", "768P"));
    assertThat(quote)
        .isEqualTo(
            new Quote.Known(
                Money.usd("0.27"), DAY, Confidence.ROUGH, "6 s x 0.045 USD at resolution 768P"));
  }

  @Test
  void noRowIsUnknownAndSaysWhichValue() {
    assertThat(reason(rule(BY_RESOLUTION), "duration", "6", "resolution", "1080P"))
        .isEqualTo("no price for resolution 1080P");
  }

  @Test
  void aMissingFactIsUnknownAndIsNamed() {
    assertThat(reason(rule(BY_RESOLUTION), "duration", "6")).isEqualTo("resolution is not known");
    assertThat(reason(rule(BY_RESOLUTION), "resolution", "768P"))
        .isEqualTo("duration is not known");
    assertThat(reason(rule(BY_RESOLUTION), "resolution", "768P", "duration", "auto"))
        .isEqualTo("duration is not a number: auto");
  }

  @Test
  void letterCaseOfAValueDoesNotMatter() {
    assertThat(amount(rule(BY_RESOLUTION), "duration", "6", "resolution", "768p"))
        .isEqualTo("0.27 USD");
  }

  @Test
  void aRowThatDiffersIsPassedOverEvenIfAnotherFactOfItIsMissing() {
    PriceRule rule =
        rule(
            Part.of(
                SECONDS,
                Rate.of("0.168", Condition.when("audio", "true").and("voice", "true")),
                Rate.of("0.07", Condition.when("audio", "false"))));
    assertThat(amount(rule, "duration", "5", "audio", "false")).isEqualTo("0.35 USD");
    assertThat(reason(rule, "duration", "5", "audio", "true")).isEqualTo("voice is not known");
  }

  @Test
  void theFirstRowThatMatchesCounts() {
    PriceRule rule =
        rule(Part.of(SECONDS, Rate.of("2", Condition.when("audio", "true")), Rate.of("1")));
    assertThat(amount(rule, "duration", "3", "audio", "true")).isEqualTo("6.00 USD");
    assertThat(amount(rule, "duration", "3", "audio", "false")).isEqualTo("3.00 USD");
  }

  @ParameterizedTest
  @CsvSource({"4, 0.80", "5, 1.00", "3.5, 0.80"})
  void includedUnitsAreFree(String seconds, String dollars) {
    PriceRule rule =
        rule(
            Part.of(new Quantity.PerRequest(), Rate.of("0.80")),
            Part.of(SECONDS, Rate.of("0.20")).including("4"));
    assertThat(amount(rule, "duration", seconds)).isEqualTo(dollars + " USD");
  }

  @ParameterizedTest
  @CsvSource({"5, 0.07", "5.001, 0.14", "0.1, 0.07", "10, 0.14"})
  void blocksAreRoundedUp(String seconds, String dollars) {
    PriceRule rule = rule(Part.of(SECONDS, Rate.of("0.014")).inBlocksOf("5"));
    assertThat(amount(rule, "duration", seconds)).isEqualTo(dollars + " USD");
  }

  @ParameterizedTest
  @CsvSource({"2, 0.40", "4, 0.40", "4.5, 0.45"})
  void aMinimumIsBilledAtLeast(String seconds, String dollars) {
    PriceRule rule = rule(Part.of(SECONDS, Rate.of("0.10")).atLeast("4"));
    assertThat(amount(rule, "duration", seconds)).isEqualTo(dollars + " USD");
  }

  @Test
  void aConditionalPartIsPaidOnlyByThoseWhoMatch() {
    PriceRule rule =
        rule(
            Part.of(new Quantity.PerRequest(), Rate.of("0.20")),
            Part.of(new Quantity.PerRequest(), Rate.of("0.05"))
                .onlyWhen(Condition.when("audio", "true")));
    assertThat(amount(rule, "audio", "true")).isEqualTo("0.25 USD");
    assertThat(amount(rule, "audio", "false")).isEqualTo("0.20 USD");
    assertThat(reason(rule)).isEqualTo("audio is not known");
  }

  @Test
  void multipliersApplyToTheSumAndAreShown() {
    PriceRule rule =
        rule(
                Part.of(new Quantity.PerRequest(), Rate.of("0.20")),
                Part.of(new Quantity.PerRequest(), Rate.of("0.05")))
            .times(
                new Multiplier.Listed(
                    List.of(
                        Rate.of("1", Condition.when("duration", "5")),
                        Rate.of("2.2", Condition.when("duration", "10")))));
    assertThat(rule.quote(facts("duration", "10")))
        .isEqualTo(
            new Quote.Known(
                Money.usd("0.55"),
                DAY,
                Confidence.ROUGH,
                "(1 clip x 0.2 USD + 1 clip x 0.05 USD) x 2.2"));
    assertThat(reason(rule, "duration", "8")).isEqualTo("no price for duration 8");
  }

  @ParameterizedTest
  @CsvSource({"8, 0.80", "16, 0.80", "24, 1.20"})
  void aRatioIsAtLeastOne(String steps, String dollars) {
    PriceRule rule =
        rule(Part.of(new Quantity.PerRequest(), Rate.of("0.80")))
            .times(new Multiplier.Ratio("steps", new BigDecimal("16"), BigDecimal.ONE));
    assertThat(amount(rule, "steps", steps)).isEqualTo(dollars + " USD");
  }

  @Test
  void anExcludedCombinationHasNoPrice() {
    Condition combination = Condition.when("resolution", "1080p").and("duration", "10");
    PriceRule rule = rule(Part.of(SECONDS, Rate.of("1"))).except(combination, "1080p ends at 8 s");
    assertThat(reason(rule, "resolution", "1080p", "duration", "10"))
        .isEqualTo("1080p ends at 8 s");
    assertThat(amount(rule, "resolution", "1080p", "duration", "8")).isEqualTo("8.00 USD");
    assertThat(amount(rule, "resolution", "720p", "duration", "10")).isEqualTo("10.00 USD");
  }

  @Test
  void aPriceIsNeverZeroAndNeverNegative() {
    PriceRule rule = rule(Part.of(SECONDS, Rate.of("0.1")));
    assertThat(rule.quote(facts("duration", "0"))).isInstanceOf(Quote.Unknown.class);
    assertThat(rule.quote(facts("duration", "-5"))).isInstanceOf(Quote.Unknown.class);
  }

  @Test
  void whatOnlyTheBillCanTellIsUnknown() {
    PriceRule rule =
        rule(Part.of(new Quantity.Unforeseeable("billed by computing time"), Rate.of("0.001")));
    assertThat(reason(rule, "duration", "5")).isEqualTo("billed by computing time");
  }

  @Test
  void anEndlessDecimalIsRoundedUpAtTheNinth() {
    PriceRule rule = rule(Part.of(new Quantity.FrameSeconds(24), Rate.of("0.1")));
    assertThat(amount(rule, "frames", "100")).isEqualTo("0.416666667 USD");
    assertThat(amount(rule, "frames", "8")).isEqualTo("0.033333334 USD");
  }

  @Test
  void tokensCountTheFramesThatAreGivenOrFollowFromTheDuration() {
    PriceRule rule = rule(Part.of(new Quantity.VideoTokens(24, 1, 1000), Rate.of("0.014")));
    assertThat(amount(rule, "width", "1280", "height", "720", "duration", "4"))
        .isEqualTo(amount(rule, "width", "1280", "height", "720", "frames", "97"));
  }

  private static PriceRule rule(Part... parts) {
    return PriceRule.usd(DAY, Confidence.ROUGH, "a page", parts);
  }

  private static String amount(PriceRule rule, String... namesAndValues) {
    return switch (rule.quote(facts(namesAndValues))) {
      case Quote.Known known -> known.amount().toString();
      case Quote.Unknown unknown -> unknown.reason();
    };
  }

  private static String reason(PriceRule rule, String... namesAndValues) {
    return switch (rule.quote(facts(namesAndValues))) {
      case Quote.Known known -> "known: " + known.amount();
      case Quote.Unknown unknown -> unknown.reason();
    };
  }

  private static PriceFacts facts(String... namesAndValues) {
    PriceFacts facts = PriceFacts.none();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      facts = PriceFacts.of(Map.of(namesAndValues[i], namesAndValues[i + 1])).orElse(facts);
    }
    return facts;
  }
}
