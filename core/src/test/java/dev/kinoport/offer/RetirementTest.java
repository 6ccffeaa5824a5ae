package dev.kinoport.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kinoport.price.PriceFacts;
import dev.kinoport.price.Quote;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RetirementTest {
  private static final Instant BEGIN = Instant.parse("2026-09-24T00:00:00Z");
  private static final Duration A_WEEK = Duration.ofDays(7);

  private final Retirement end =
      new Retirement(LocalDate.of(2026, 9, 24), "the shop's page", LocalDate.of(2026, 9, 1));

  @Test
  void itHasComeWithTheFirstMomentOfItsDay() {
    assertThat(end.hasCome(BEGIN.minusNanos(1))).isFalse();
    assertThat(end.hasCome(BEGIN)).isTrue();
    assertThat(TestOffers.kite().withRetirement(end).isSold(BEGIN.minusNanos(1))).isTrue();
    assertThat(TestOffers.kite().withRetirement(end).isSold(BEGIN)).isFalse();
    assertThat(TestOffers.kite().isSold(BEGIN)).isTrue();
  }

  @Test
  void itComesSoonUntilItHasCome() {
    assertThat(end.comesWithin(A_WEEK, BEGIN.minus(A_WEEK).minusNanos(1))).isFalse();
    assertThat(end.comesWithin(A_WEEK, BEGIN.minus(A_WEEK))).isTrue();
    assertThat(end.comesWithin(A_WEEK, BEGIN.minusNanos(1))).isTrue();
    assertThat(end.comesWithin(A_WEEK, BEGIN)).isFalse();
  }

  @Test
  void oneSkuAloneIsKeptAndRetiredAsItsModel() {
    Retention kept = Retention.of(Duration.ofHours(24), Duration.ofHours(1));
    Offer veo = SampleOffers.veo31().withRetirement(end).withRetention(kept);

    Offer one = veo.at("fal-ai/veo3.1/image-to-video").get();

    assertThat(one.retirement()).contains(end);
    assertThat(one.retention()).contains(kept);
    assertThat(veo.withPrice(one.price()).withRules(one.rules()).retirement()).contains(end);
  }

  @Test
  void whatIsNotSoldIsNotQuoted() {
    Offer veo = SampleOffers.veo31().withRetirement(end);

    assertThat(veo.quote(PriceFacts.none(), BEGIN.minusNanos(1))).isInstanceOf(Quote.Known.class);
    assertThat(veo.quote(PriceFacts.none(), BEGIN))
        .isEqualTo(new Quote.Unknown("it is not sold from " + end.on() + " on"));
    assertThat(end.whileSold(BEGIN.minusNanos(1))).isEqualTo(BEGIN.minusNanos(1));
    assertThat(end.hasCome(end.whileSold(BEGIN))).isFalse();
  }

  @Test
  void whatSaysNothingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Retirement(LocalDate.of(2026, 9, 24), " ", LocalDate.EPOCH))
        .withMessage("retirement: source must say where 2026-09-24 was read");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Retention(Option.none(), Option.none()))
        .withMessage("retention must say how long result or address are kept");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Retention.of(Duration.ofHours(1), Duration.ZERO))
        .withMessage("retention: address must be above zero, was PT0S");
  }
}
