package dev.kinoport.catalogue.videos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.input.CanonicalJson;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import dev.kinoport.price.Condition;
import dev.kinoport.price.Money;
import dev.kinoport.price.PriceFacts;
import dev.kinoport.price.Quote;
import dev.kinoport.price.Rate;
import dev.kinoport.request.Document;
import dev.kinoport.request.RequestChecker;
import dev.kinoport.request.RequestDraft;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An offer of one's own server is made from what its owner says. */
class VideosOffersTest {
  private static final Instant NOW = Instant.parse("2026-11-29T08:00:00Z");

  private static Document document(Offer offer, RequestDraft draft) {
    return RequestChecker.check(new Catalogue(List.of(offer)), draft).get().document();
  }

  @Test
  void theReadyOnesHaveNoPriceAndTheAliasesOfFal() {
    assertThat(VideosOffers.catalogue().offers())
        .hasSize(4)
        .allMatch(offer -> offer.shop().equals("videos"))
        .allMatch(offer -> offer.quote(PriceFacts.none(), NOW) instanceof Quote.Unknown)
        .noneMatch(offer -> offer.input("served_model").isDefined());
    assertThat(List.of("wan-2.2-a14b", "hunyuan-1.5", "ltx-2-19b"))
        .allMatch(alias -> FalOffers.catalogue().find(alias).isDefined())
        .allMatch(alias -> VideosOffers.catalogue().find("videos:" + alias).isDefined());
  }

  @Test
  void whatIsSentIsWhatItsOwnerSaid() {
    Offer offer =
        VideosOffers.offer("mine")
            .named("Wan-AI/Wan2.2-TI2V-5B-Diffusers")
            .seconds(8, 4, 8)
            .sizes("832x480", "1280x720")
            .knobs(Knob.values())
            .build();

    Document document =
        document(offer, RequestDraft.of("mine").prompt("a kite").set("num_frames", "81"));

    assertThat(CanonicalJson.write(document.fields()))
        .isEqualTo(
            "{\"model\":\"Wan-AI/Wan2.2-TI2V-5B-Diffusers\",\"num_frames\":81,"
                + "\"prompt\":\"a kite\",\"seconds\":\"8\",\"size\":\"832x480\"}");
    assertThat(document.expected().shortSidePx()).contains(480);
    assertThat(
            RequestChecker.check(new Catalogue(List.of(offer)), RequestDraft.of("mine"))
                .getError()
                .map(String::valueOf))
        .containsExactly("prompt: is required");
  }

  @Test
  void secondsMayBeANumber() {
    Offer offer = VideosOffers.offer("mine").secondsAsNumber().seconds(4, 4).build();

    assertThat(
            CanonicalJson.write(document(offer, RequestDraft.of("mine").prompt("a kite")).fields()))
        .contains("\"seconds\":4");
  }

  @Test
  void aSecondOfTheGpuIsAnEstimateBeforeAndAUnitAfterwards() {
    Offer estimated =
        VideosOffers.offer("mine")
            .seconds(4, 4, 8)
            .gpuSecond(
                Money.of("0.0011", "EUR"),
                Rate.of("60", Condition.when("duration", "4")),
                Rate.of("140", Condition.when("duration", "8")))
            .build();
    Offer unforeseen = VideosOffers.offer("mine").gpuSecond(Money.usd("0.0011")).build();

    assertThat(estimated.quote(PriceFacts.none().with("duration", 8), NOW))
        .isInstanceOfSatisfying(
            Quote.Known.class,
            it -> {
              assertThat(it.amount()).isEqualTo(Money.of("0.154", "EUR"));
              assertThat(it.unitPrice()).contains(Money.of("0.0011", "EUR"));
            });
    assertThat(unforeseen.quote(PriceFacts.none(), NOW))
        .isInstanceOfSatisfying(
            Quote.Unknown.class, it -> assertThat(it.reason()).contains("known afterwards"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "large", "1280", "1280X720", "1280x720x3", "0x720"})
  void aSizeIsWidthByHeight(String size) {
    assertThatThrownBy(() -> VideosOffers.offer("mine").sizes(size))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + size + "\" must be width x height");
  }

  @Test
  void whatContradictsItselfIsRefused() {
    assertThatThrownBy(() -> VideosOffers.offer("mine").seconds(5, 4, 8).build())
        .hasMessageContaining("default not allowed: duration");
    assertThatThrownBy(() -> VideosOffers.offer("mine").sizes())
        .hasMessageContaining("must be one or more");
  }
}
