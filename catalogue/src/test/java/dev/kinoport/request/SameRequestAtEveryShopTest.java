package dev.kinoport.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.catalogue.minimax.MinimaxOffers;
import dev.kinoport.catalogue.replicate.ReplicateOffers;
import dev.kinoport.catalogue.videos.VideosOffers;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is asked for is the same at every shop that takes it: a plan holds one request, and each
 * offer of it a document of that request.
 */
class SameRequestAtEveryShopTest {
  private static final int DRAFTS = Boolean.getBoolean("proof") ? 200 : 40;

  static Stream<Offer> soldElsewhereToo() {
    return all().stream().filter(offer -> shops(offer).size() > 1);
  }

  private static List<Offer> all() {
    return Stream.of(
            FalOffers.catalogue(),
            MinimaxOffers.catalogue(),
            ReplicateOffers.catalogue(),
            VideosOffers.catalogue())
        .map(Catalogue::offers)
        .flatMap(List::stream)
        .toList();
  }

  private static List<Offer> shops(Offer offer) {
    return all().stream().filter(other -> other.alias().equals(offer.alias())).toList();
  }

  @ParameterizedTest
  @MethodSource("soldElsewhereToo")
  void whoeverTakesADraftTakesTheSameRequest(Offer offer) {
    DraftGenerator generator = new DraftGenerator(offer, new Random(7));
    for (int i = 0; i < DRAFTS; i++) {
      RequestDraft made = generator.next();
      RequestDraft draft = new RequestDraft(offer.alias(), made.settings(), made.images());
      List<Checked> taken = new ArrayList<>();
      shops(offer).forEach(shop -> RequestChecker.check(shop, draft).forEach(taken::add));

      for (Checked one : taken) {
        for (Checked other : taken) {
          assertThat(other.document().isOf(one.request()))
              .as(
                  "%s for %s: %s of %s",
                  draft, other.document().sku(), other.document().inputs(), one.request().inputs())
              .isTrue();
        }
      }
    }
  }
}
