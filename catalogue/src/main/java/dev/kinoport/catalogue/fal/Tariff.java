package dev.kinoport.catalogue.fal;

import dev.kinoport.price.Condition;
import dev.kinoport.price.Confidence;
import dev.kinoport.price.Multiplier;
import dev.kinoport.price.Part;
import dev.kinoport.price.PriceRule;
import dev.kinoport.price.Quantity;
import dev.kinoport.price.Rate;
import java.time.LocalDate;
import java.util.List;

/** Price rules, by where they were read. */
final class Tariff {
  /** When the catalogue was put together, and fal's own pages at hand were read. */
  static final LocalDate READ = LocalDate.of(2026, 11, 21);

  private static final LocalDate SECOND_HAND_READ = LocalDate.of(2026, 11, 28);

  static final Quantity CLIP = new Quantity.PerRequest();
  static final Quantity SECONDS = new Quantity.Measured("duration", "s");

  private static final LocalDate GALLERY_READ = LocalDate.of(2026, 1, 28);
  private static final LocalDate UNITS_READ = LocalDate.of(2026, 7, 28);

  private Tariff() {}

  /** A price sentence of fal's gallery. */
  static PriceRule gallery(Part... parts) {
    return PriceRule.usd(GALLERY_READ, Confidence.PUBLISHED, "fal's gallery", parts);
  }

  /** fal's own list of unit prices. */
  static PriceRule units(Part... parts) {
    return PriceRule.usd(UNITS_READ, Confidence.PUBLISHED, "fal's list of unit prices", parts);
  }

  /** A model page of which only an undated copy is known: its price must not look newer. */
  static PriceRule page(Part... parts) {
    return PriceRule.undated("an undated copy of fal's model page", parts);
  }

  /** A model page that was seen to say so on a day. */
  static PriceRule seen(LocalDate day, Part... parts) {
    return PriceRule.usd(day, Confidence.PUBLISHED, "fal's model page", parts);
  }

  /** Only others say so; no page of fal's was seen. */
  static PriceRule secondHand(Part... parts) {
    return PriceRule.usd(
        SECOND_HAND_READ,
        Confidence.ROUGH,
        "price lists of third parties; no page of fal's was seen",
        parts);
  }

  /** A unit price of fal's list, and recorded bills agree. */
  static PriceRule billedByUnits(Part... parts) {
    return PriceRule.usd(
        UNITS_READ, Confidence.MEASURED, "fal's list of unit prices, and recorded bills", parts);
  }

  /** A price sentence of fal's gallery, and recorded bills agree. */
  static PriceRule billed(Part... parts) {
    return PriceRule.usd(
        GALLERY_READ, Confidence.MEASURED, "fal's gallery, and recorded bills", parts);
  }

  /** No price, and why. */
  static PriceRule unknown(String reason) {
    return PriceRule.usd(
        READ,
        Confidence.ROUGH,
        "none: " + reason,
        Part.of(new Quantity.Unforeseeable(reason), Rate.of("0")));
  }

  static Part perClip(String usd) {
    return Part.of(CLIP, Rate.of(usd));
  }

  static Part perSecond(Rate... rates) {
    return Part.of(SECONDS, rates);
  }

  static Part perSecond(String usd) {
    return perSecond(Rate.of(usd));
  }

  /** A row for some resolutions. */
  static Rate at(String usd, String... resolutions) {
    return Rate.of(usd, Condition.when("resolution", resolutions));
  }

  /** A row for requests with sound. */
  static Rate loud(String usd) {
    return Rate.of(usd, Condition.when("audio", "true"));
  }

  /** A row for requests without sound. */
  static Rate silent(String usd) {
    return Rate.of(usd, Condition.when("audio", "false"));
  }

  /** A row for one length. */
  static Rate lasting(String seconds, String usd) {
    return Rate.of(usd, Condition.when("duration", seconds));
  }

  static Multiplier factor(Rate... rows) {
    return new Multiplier.Listed(List.of(rows));
  }
}
