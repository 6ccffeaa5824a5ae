package dev.kinoport.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.cli.Shell;
import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.price.Confidence;
import dev.kinoport.price.Part;
import dev.kinoport.price.PriceRule;
import dev.kinoport.price.Quantity;
import dev.kinoport.price.Rate;
import dev.kinoport.time.SystemTime;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code models check --prices} against a shop that sells the same, or something else. */
class PriceCheckTest {
  private static final String KITE = "fal-ai/minimax/hailuo-2.3/standard/image-to-video";
  private static final String PRO = "fal-ai/kling-video/o3/pro/image-to-video";

  @Test
  void aShopOfTheSamePricesDiffersInNothing() {
    Shell.Result result = check(FalOffers.catalogue());

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).doesNotContain("differs").contains(PRO + ": no price of ours");
    assertThat(result.err()).contains(" as fal says, 0 differ, ").doesNotContain("sora");
  }

  @Test
  void aPriceOfTodayThatIsNotOursIsToldWithBoth() {
    Shell.Result result = check(dearer());

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out().lines().filter(line -> line.contains("differs")))
        .singleElement()
        .asString()
        .isEqualTo(
            KITE
                + ": differs: fal says 0.31 USD per videos, ours is 0.28 USD (fal's llms.txt of the"
                + " endpoint, 2026-11-21)");
    assertThat(result.err()).contains(" 1 differ, ");
  }

  @Test
  void whatTheShopDoesNotKnowIsNoDifference() {
    Catalogue small = new Catalogue(List.of(FalOffers.catalogue().find("veo-3.1").get()));

    Shell.Result result = check(small, "hailuo-2.3-standard", "veo-3.1");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains(KITE + ": fal names no price").doesNotContain("veo");
    assertThat(result.err()).contains("5 endpoints: 3 as fal says, 0 differ, ");
  }

  @Test
  void jsonHasEveryEndpoint() {
    Shell.Result result = check(dearer(), "--json", "hailuo-2.3-standard");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.json()).containsEntry("differs", 1.0).containsEntry("same", 1.0);
    assertThat(String.valueOf(result.json().get("endpoints")))
        .contains(
            "{endpoint=" + KITE + ", model=hailuo-2.3-standard, outcome=differs, ours=[0.28],",
            "unitPrice=0.31, unit=videos, currency=USD}");
  }

  @Test
  void theRealShopIsNotAskedWithoutAKeyAndAFileIsNoPrice() {
    assertThat(Shell.piped().run("models", "check", "--prices").exitCode()).isEqualTo(2);
    assertThat(
            Shell.piped()
                .run("models", "check", "veo-3.1", "--prices", "--document", "a.json")
                .err())
        .contains("--prices asks fal");
    assertThat(Shell.piped().run("models", "check", "--json").err())
        .contains("--json goes with --prices");
  }

  private static Catalogue dearer() {
    PriceRule rule =
        PriceRule.usd(
            LocalDate.of(2026, 12, 1),
            Confidence.PUBLISHED,
            "made up for a test",
            Part.of(new Quantity.PerRequest(), Rate.of("0.31")));
    return FalOffers.catalogue().withPrice(KITE, rule).get();
  }

  private static Shell.Result check(Catalogue sold, String... more) {
    try (SystemTime time = new SystemTime();
        FakeProvider provider = FakeProvider.on(time).catalogue(sold).build();
        EmulatorServer server = EmulatorServer.before(provider).start()) {
      return Shell.piped()
          .run(
              Stream.concat(
                      Stream.of(
                          "models", "check", "--prices", "--emulator", server.address().toString()),
                      Stream.of(more))
                  .toArray(String[]::new));
    }
  }
}
