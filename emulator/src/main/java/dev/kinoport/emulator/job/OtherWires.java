package dev.kinoport.emulator.job;

import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import io.vavr.control.Option;
import java.util.List;
import java.util.Set;

/**
 * Which of the world's offers are sold over which wire: those of a shop with a wire of its own over
 * that, all others over fal's.
 */
public final class OtherWires {
  /** The member of what is written down of a job that names its wire; fal's have none. */
  public static final String MARK = "wire";

  private static final Set<String> SHOPS = Set.of("minimax", "replicate", "videos");

  private OtherWires() {}

  /** What is sold over fal's wire at an endpoint. */
  public static Option<Offer> falOffer(Catalogue catalogue, String endpoint) {
    return catalogue.findBySku(endpoint).filter(OtherWires::isFals);
  }

  /** What is sold over fal's wire. */
  public static List<Offer> falOffers(Catalogue catalogue) {
    return catalogue.offers().stream().filter(OtherWires::isFals).toList();
  }

  /** What a shop with a wire of its own sells. */
  public static List<Offer> offersOf(String shop, Catalogue catalogue) {
    return catalogue.offers().stream().filter(offer -> offer.shop().equals(shop)).toList();
  }

  private static boolean isFals(Offer offer) {
    return !SHOPS.contains(offer.shop());
  }
}
