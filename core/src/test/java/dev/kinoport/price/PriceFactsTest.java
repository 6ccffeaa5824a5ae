package dev.kinoport.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PriceFactsTest {
  @Test
  void readsWhatPeopleType() {
    PriceFacts facts =
        PriceFacts.of(
            Map.of(
                "duration",
                "6s",
                "audio",
                "ON",
                "loop",
                "false",
                "resolution",
                "768P",
                "steps",
                "16",
                "seed",
                "-1"));
    assertThat(facts)
        .isEqualTo(
            PriceFacts.none()
                .with("duration", 6)
                .with("audio", true)
                .with("loop", false)
                .with("resolution", "768P")
                .with("steps", 16)
                .with("seed", -1));
  }

  @Test
  void aNumberTooLongToBeMeantIsAWord() {
    PriceFacts facts = PriceFacts.of(Map.of("duration", "9".repeat(400), "steps", "1e999999999"));
    assertThat(facts.amount("duration")).isEmpty();
    assertThat(facts.amount("steps")).isEmpty();
  }

  @Test
  void trailingZerosDoNotMatter() {
    assertThat(PriceFacts.none().with("duration", new BigDecimal("6.0")))
        .isEqualTo(PriceFacts.none().with("duration", 6));
  }

  @Test
  void whatIsSaidWinsOverWhatIsAssumed() {
    PriceFacts assumed = PriceFacts.none().with("duration", 6).with("audio", true);
    assertThat(PriceFacts.none().with("duration", 10).orElse(assumed))
        .isEqualTo(PriceFacts.none().with("audio", true).with("duration", 10));
  }
}
