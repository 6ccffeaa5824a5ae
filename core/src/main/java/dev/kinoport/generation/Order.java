package dev.kinoport.generation;

import dev.kinoport.offer.Retention;
import dev.kinoport.price.Money;
import dev.kinoport.price.Quote;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.request.Document;
import dev.kinoport.request.VideoRequest;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What was bought, and from whom, frozen: a generation that is taken up again replays this, not
 * today's defaults, offers or prices.
 *
 * @param id our name for it
 * @param key the caller's idempotency key; the same key is the same generation
 * @param request what is wanted, which knows no shop
 * @param offers how it may be fulfilled, in this order: each but the first only after a free no of
 *     the one before it; at least one, each of another provider
 * @param place which of the offers holds now, 0 for the first
 * @param budget the purse that pays, if it is limited
 * @param label the caller's word for grouping
 * @param timeToStart how long the provider may take to begin
 * @param attributes the caller's own facts by name: kept, shown, and never looked at; may be empty
 * @param orderedAt when it was admitted
 */
public record Order(
    GenerationId id,
    Option<String> key,
    VideoRequest request,
    List<OrderedOffer> offers,
    int place,
    Option<Budget> budget,
    Option<String> label,
    Option<Duration> timeToStart,
    Map<String, String> attributes,
    Instant orderedAt) {
  /**
   * @throws IllegalArgumentException if there is no offer at the place, two are of one provider, or
   *     one is of another request
   */
  public Order {
    offers = List.copyOf(offers);
    attributes = Map.copyOf(attributes);
    if (place < 0 || place >= offers.size()) {
      throw new IllegalArgumentException("no offer %d among %s".formatted(place, offers));
    }
    if (!offers.stream().allMatch(offer -> offer.document().isOf(request))) {
      throw new IllegalArgumentException("the document is not one of the request");
    }
    if (offers.stream().map(OrderedOffer::provider).distinct().count() < offers.size()) {
      throw new IllegalArgumentException("each offer must be of another provider: " + offers);
    }
  }

  /** One that can be fulfilled in a single way. */
  public Order(
      GenerationId id,
      Option<String> key,
      VideoRequest request,
      OrderedOffer offer,
      Option<Budget> budget,
      Option<String> label,
      Option<Duration> timeToStart,
      Map<String, String> attributes,
      Instant orderedAt) {
    this(id, key, request, List.of(offer), 0, budget, label, timeToStart, attributes, orderedAt);
  }

  /** The offer that holds now. */
  public OrderedOffer offer() {
    return offers.get(place);
  }

  /** Who sells it. */
  public ProviderName provider() {
    return offer().provider();
  }

  /** What is sent: the request with the offer's defaults. */
  public Document document() {
    return offer().document();
  }

  /** The price it was admitted at. */
  public Quote quote() {
    return offer().quote();
  }

  /** How long what comes of it is kept, where the offer said so. */
  public Option<Retention> retention() {
    return offer().retention();
  }

  /** What the offer that holds now costs; none when the price is unknown. */
  public Option<Money> price() {
    return offer().price();
  }

  /** The offer that is taken after a free no; none if this is the last. */
  public Option<OrderedOffer> next() {
    return Option.when(place + 1 < offers.size(), () -> offers.get(place + 1));
  }

  /** The offer of a provider; none if it has none here. */
  public Option<OrderedOffer> offerOf(ProviderName seller) {
    return Option.ofOptional(
        offers.stream().filter(offer -> offer.provider().equals(seller)).findFirst());
  }

  /** Whether it has moved on from an offer of this provider. */
  public boolean wasRefusedBy(ProviderName seller) {
    return offers.subList(0, place).stream().anyMatch(offer -> offer.provider().equals(seller));
  }

  /** The same with the next offer. */
  Order movedOn() {
    return with(offers, place + 1);
  }

  /** The same without a next offer: what is fulfilled here is fulfilled nowhere else. */
  Order staying() {
    return with(offers.subList(0, place + 1), place);
  }

  private Order with(List<OrderedOffer> chain, int at) {
    return new Order(
        id, key, request, chain, at, budget, label, timeToStart, attributes, orderedAt);
  }

  /** Without what was asked for, and without the caller's own facts. */
  @Override
  public String toString() {
    return "Order[%s, %s]".formatted(id, offer());
  }

  /**
   * The money to set aside at the admission until the end is known: the dearest offer's price,
   * among those in the currency of the first that has one; none when no price is known.
   */
  public Option<Money> reservation() {
    List<Money> prices = offers.stream().flatMap(offer -> offer.price().toJavaStream()).toList();
    return Option.ofOptional(
        prices.stream()
            .filter(price -> price.currency().equals(prices.getFirst().currency()))
            .reduce((one, other) -> one.compareTo(other) < 0 ? other : one));
  }
}
