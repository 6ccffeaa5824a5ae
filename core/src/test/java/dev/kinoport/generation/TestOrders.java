package dev.kinoport.generation;

import dev.kinoport.media.ImageSource;
import dev.kinoport.media.TestImages;
import dev.kinoport.offer.TestOffers;
import dev.kinoport.price.Confidence;
import dev.kinoport.price.Money;
import dev.kinoport.price.Quote;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.request.Checked;
import dev.kinoport.request.RequestChecker;
import dev.kinoport.request.RequestDraft;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Orders for tests. */
public final class TestOrders {
  /** When they all are ordered. */
  public static final Instant ORDERED_AT = Instant.parse("2026-01-01T00:00:00Z");

  /** From whom they all are. */
  public static final ProviderName SHOP = ProviderName.of("shop");

  private static final String MODEL = TestOffers.ALIAS;

  /** Who is asked next. */
  public static final ProviderName OTHER_SHOP = ProviderName.of("other-shop");

  private TestOrders() {}

  /** The same, and after a free no of the first from another shop at this price. */
  public static Order chained(Order order, ProviderName other, String usd) {
    Quote quote =
        new Quote.Known(
            Money.usd(usd), LocalDate.parse("2026-01-01"), Confidence.PUBLISHED, "a clip");
    return new Order(
        order.id(),
        order.key(),
        order.request(),
        List.of(order.offer(), new OrderedOffer(other, order.document(), quote, order.retention())),
        0,
        order.budget(),
        order.label(),
        order.timeToStart(),
        order.attributes(),
        order.orderedAt());
  }

  /** Costs 0.28 USD and needs no upload. */
  public static Order order(String id) {
    return order(id, request("a kite"));
  }

  /** Costs 0.28 USD. */
  public static Order order(String id, Checked request) {
    Quote quote =
        new Quote.Known(
            Money.usd("0.28"), LocalDate.parse("2026-01-01"), Confidence.PUBLISHED, "a clip");
    return order(id, request, quote, Option.none());
  }

  /** Of which nobody knows the price. */
  public static Order unpriced(String id) {
    return order(id, request("a kite"), new Quote.Unknown("no price"), Option.none());
  }

  /** Costs 0.28 USD, by billed units of this price. */
  public static Order metered(String id, String unitPrice) {
    Quote quote =
        new Quote.Known(
            Money.usd("0.28"),
            LocalDate.parse("2026-01-01"),
            Confidence.PUBLISHED,
            "a clip",
            Option.of(Money.usd(unitPrice)));
    return order(id, request("a kite"), quote, Option.none());
  }

  /** Costs this much, from a purse that holds a dollar. */
  public static Order costing(String id, String usd) {
    Quote quote =
        new Quote.Known(
            Money.usd(usd), LocalDate.parse("2026-01-01"), Confidence.PUBLISHED, "a clip");
    Budget purse = new Budget("purse", Money.usd("1"));
    return order(id, request("a kite"), quote, Option.of(purse));
  }

  private static Order order(String id, Checked request, Quote quote, Option<Budget> budget) {
    return new Order(
        new GenerationId(id),
        Option.none(),
        request.request(),
        new OrderedOffer(SHOP, request.document(), quote, Option.none()),
        budget,
        Option.none(),
        Option.none(),
        Map.of(),
        ORDERED_AT);
  }

  /** Needs no upload. */
  public static Checked request(String prompt) {
    return request(prompt, ImageSource.url("https://images.test/kite.png"));
  }

  /** Begins with an image that must be uploaded. */
  public static Checked requestWithImage() {
    return request("a kite", ImageSource.bytes(TestImages.png(640, 360)));
  }

  /** Begins with the image in a file. */
  public static Checked requestWithImage(Path file) {
    return request("a kite", ImageSource.file(file));
  }

  private static Checked request(String prompt, ImageSource image) {
    RequestDraft draft = RequestDraft.of(MODEL).prompt(prompt).firstFrame(image);
    return RequestChecker.check(TestOffers.catalogue(), draft).get();
  }
}
