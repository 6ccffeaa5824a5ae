package dev.kinoport.modelfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.catalogue.ShippedOffers;
import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.catalogue.videos.Knob;
import dev.kinoport.catalogue.videos.VideosOffers;
import dev.kinoport.modelfile.yaml.FileFault;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Retention;
import dev.kinoport.offer.Retirement;
import dev.kinoport.price.Money;
import dev.kinoport.price.PriceFacts;
import dev.kinoport.price.Quote;
import dev.kinoport.price.Rate;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileTest {
  private static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");

  private static final Catalogue NOTHING = new Catalogue(List.of());

  @Test
  void everyShippedModelReadsBackAsItWasWritten() {
    List<Offer> shipped = ShippedOffers.catalogue().offers();

    String text = ModelFile.write(shipped);

    assertThat(read(text, NOTHING).offers()).isEqualTo(shipped);
  }

  @Test
  void aModelOnOnesOwnServerIsAFileToo() {
    Offer own =
        VideosOffers.offer("mine")
            .named("Wan-AI/Wan2.2-TI2V-5B-Diffusers")
            .fromTextOrImage()
            .secondsAsNumber()
            .knobs(Knob.values())
            .gpuSecond(Money.of("0.0011", "EUR"), Rate.of("95"))
            .build();

    String text = ModelFile.write(List.of(own));

    assertThat(text).contains("shop: videos", "field: seconds", "field: input_reference");
    assertThat(read(text, NOTHING).offers()).containsExactly(own);
  }

  @Test
  void aPriceOfTodayReplacesTheShippedOne() {
    Catalogue today =
        read(
            """
            prices:
              hailuo-2.3-standard:
                as_of: 2026-11-20
                confidence: published
                source: our contract
                parts:
                  - per: request
                    rates:
                      - {price: 0.25, when: {duration: 6}}
                      - {price: 0.50, when: {duration: 10}}
            """,
            FalOffers.catalogue());

    Quote quote =
        today
            .find("fal-ai/minimax/hailuo-2.3/standard/image-to-video")
            .fold(
                () -> new Quote.Unknown("no model"),
                model -> model.quote(PriceFacts.of(Map.of("duration", "10")), NOW));

    assertThat(quote.toString()).contains("0.50 USD");
    assertThat(today.offers()).hasSameSizeAs(FalOffers.catalogue().offers());
  }

  /** A quote would be a division by zero, or nothing at all, which every budget allows. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "frame_seconds_at: 0",
        "frame_seconds_at: -16",
        "tokens_of: 0, fps: 24",
        "tokens_of: -1000, fps: 24",
        "tokens_of: 1000, fps: -24",
        "tokens_of: 1000, fps: 24, extra_frames: -999999"
      })
  void aQuantityIsNeitherOfNothingNorNegative(String quantity) {
    String text =
        """
        prices:
          hailuo-2.3-standard:
            as_of: 2026-11-20
            confidence: published
            source: our contract
            parts: [{per: {%s}, rates: [{price: 0.21}]}]
        """
            .formatted(quantity);

    assertThat(ModelFile.read(text, FalOffers.catalogue()).getError())
        .anySatisfy(fault -> assertThat(fault.message()).contains("must be over"));
  }

  @Test
  void aPriceCanBeNamedByShopAndSku() {
    Catalogue today =
        read(
            """
            prices:
              fal:fal-ai/minimax/hailuo-2.3/standard/image-to-video:
                as_of: 2026-11-20
                confidence: published
                source: our contract
                parts:
                  - per: request
                    rates: [{price: 0.21}]
            """,
            FalOffers.catalogue());

    Offer model = today.find("fal-ai/minimax/hailuo-2.3/standard/image-to-video").get();

    assertThat(model.quote(PriceFacts.none(), NOW).toString()).contains("0.21 USD");
  }

  @Test
  void aPromotionEndsByItselfAndReadsBackAsItWasWritten() {
    Catalogue today =
        read(
            """
            prices:
              hailuo-2.3-standard:
                - {until: 2026-09-30, as_of: 2026-09-01, confidence: published, source: the promotion,
                   parts: [{per: request, rates: [{price: 0.14}]}]}
                - {from: 2026-10-01, as_of: undated, confidence: rough, source: a page,
                   parts: [{per: request, rates: [{price: 0.28}]}]}
            """,
            FalOffers.catalogue());
    Offer offer = today.find("hailuo-2.3-standard").get();

    assertThat(offer.quote(PriceFacts.none(), Instant.parse("2026-09-30T23:59:59Z")).toString())
        .contains("0.14 USD", "2026-09-01");
    assertThat(offer.quote(PriceFacts.none(), NOW).toString())
        .contains("0.28 USD", "asOf=None", "ROUGH");
    assertThat(read(ModelFile.write(List.of(offer)), Catalogue.empty()).offers())
        .containsExactly(offer);
  }

  @Test
  void twoPricesOnOneDayAreAFaultWithItsLine() {
    Seq<FileFault> faults =
        faults(
            """
            prices:
              hailuo-2.3-standard:
                - {until: 2026-10-01, as_of: undated, confidence: rough, source: a page,
                   parts: [{per: request, rates: [{price: 0.14}]}]}
                - {from: 2026-10-01, as_of: undated, confidence: rough, source: a page,
                   parts: [{per: request, rates: [{price: 0.28}]}]}
            """);

    assertThat(faults.map(FileFault::toString))
        .containsExactly(
            "line 3: prices.hailuo-2.3-standard two prices on one day: until 2026-10-01, and from"
                + " 2026-10-01");
  }

  @Test
  void everyFaultIsNamedByLineAndField() {
    Seq<FileFault> faults =
        faults(
            """
            models:
              - shop: acme
                sku: acme/dream
                alias: dream
                inputs:
                  prompt: {kind: words}
                  duration: {kind: duration, allowed: [6, ten], defalt: 6}
                price:
                  as_of: yesterday
                  confidence: sure
                  source: us
                  parts: []
            prices:
              hailuo-2.3-standart: {}
            """);

    assertThat(faults.map(FileFault::toString))
        .containsExactly(
            "line 2: models[0] lacks 'provenance'",
            "line 6: models[0].inputs.prompt.kind must be one of image, audio, video, text, texts,"
                + " duration, frames, choice, switch, integer, decimal, size, group, fixed, was"
                + " 'words'",
            "line 7: models[0].inputs.duration.allowed[1] must be a whole number, was 'ten'",
            "line 7: models[0].inputs.duration.defalt is not known here, where kind, field,"
                + " required, allowed, auto, default, wire may stand; did you mean default?",
            "line 9: models[0].price.as_of must be a date, such as 2026-11-21, or undated, was"
                + " 'yesterday'",
            "line 10: models[0].price.confidence must be one of measured, published, rough, was"
                + " 'sure'",
            "line 14: prices.hailuo-2.3-standart is the price of no known model; did you mean"
                + " hailuo-2.3-standard or hailuo-02-standard or hailuo-2.3-fast-standard?");
  }

  @Test
  void howLongAnOfferIsKeptAndSoldReadsBackAsItWasWritten() {
    Offer offer =
        FalOffers.catalogue()
            .find("hailuo-2.3-standard")
            .get()
            .withRetention(new Retention(Option.none(), Option.of(Duration.ofHours(1))))
            .withRetirement(
                new Retirement(
                    LocalDate.of(2027, 1, 31), "the shop's page", LocalDate.of(2026, 11, 28)));

    String text = ModelFile.write(List.of(offer));

    assertThat(text)
        .contains(
            "retention: {address: PT1H}",
            "retirement: {on: 2027-01-31, source: the shop's page, checked: 2026-11-28}");
    assertThat(read(text, NOTHING).offers()).containsExactly(offer);
  }

  @Test
  void anOddDateOrSpanIsNamed() {
    String file = ModelFile.write(List.of(FalOffers.catalogue().find("hailuo-2.3-standard").get()));

    assertThat(
            faults(
                    file
                        + "  retention: {result: 1 day, address: PT0S, clip: P1D}\n"
                        + "  retirement: {on: 2026-02-30, source: a page}\n")
                .map(FileFault::toString)
                .map(fault -> fault.replaceFirst("line [0-9]+: ", "")))
        .containsExactlyInAnyOrder(
            "models[0].retention.result must be a span of time, such as PT24H or P7D, was '1 day'",
            "models[0].retention.address must be above zero, was PT0S",
            "models[0].retention.clip is not known here, where result, address may stand",
            "models[0].retirement lacks 'checked'",
            "models[0].retirement.on must be a date, such as 2026-11-21, was '2026-02-30'");
    assertThat(faults(file + "  retention: {}\n").map(FileFault::message))
        .containsExactly("retention must say how long result or address are kept");
    assertThat(faults(file + "  retirement: next year\n").map(FileFault::message))
        .containsExactly("must be a mapping of names to values, was 'next year'");
  }

  @Test
  void whatTheDomainRefusesIsNamedToo() {
    Seq<FileFault> faults =
        faults(
            """
            prices:
              hailuo-2.3-standard:
                as_of: 2026-11-20
                confidence: rough
                source: a rumour
                parts: []
            """);

    assertThat(faults.map(FileFault::toString))
        .containsExactly("line 3: prices.hailuo-2.3-standard a price rule without parts: a rumour");
  }

  @Test
  void whatIsNoYamlSaysWhere() {
    assertThat(faults("models: [\n").map(FileFault::line)).containsExactly(2);
    assertThat(faults("").map(FileFault::toString)).containsExactly("line 1: is empty");
    assertThat(faults("- a\n").map(FileFault::message))
        .containsExactly("must be a mapping of names to values, was a list");
  }

  /** Which the library that reads YAML tells in two kinds of exception. */
  @ParameterizedTest
  @ValueSource(strings = {"a: [", "!ss?66661%66166%6", "\u0000"})
  void whatIsNoYamlIsAFaultOfTheFile(String text) {
    assertThat(faults(text))
        .singleElement()
        .satisfies(fault -> assertThat(fault.message()).startsWith("is neither YAML nor JSON: "));
  }

  private static Catalogue read(String text, Catalogue known) {
    return ModelFile.read(text, known)
        .fold(
            faults -> {
              throw new AssertionError(faults.mkString("\n"));
            },
            catalogue -> catalogue);
  }

  private static Seq<FileFault> faults(String text) {
    return ModelFile.read(text, FalOffers.catalogue())
        .fold(
            faults -> faults,
            catalogue -> {
              throw new AssertionError("was read without a fault");
            });
  }
}
