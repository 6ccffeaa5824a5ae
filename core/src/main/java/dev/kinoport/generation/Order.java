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
import java.util.Map;

/**
 * What was bought, and from whom, frozen: a generation that is taken up again replays this, not
 * today's defaults, offers or prices.
 *
 * @param id our name for it
 * @param key the caller's idempotency key; the same key is the same generation
 * @param request what is wanted, which knows no shop
 * @param provider who sells it
 * @param document what is sent: the request with the offer's defaults
 * @param quote the price it was admitted at
 * @param retention how long what comes of it is kept, where the offer said so
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
    ProviderName provider,
    Document document,
    Quote quote,
    Option<Retention> retention,
    Option<Budget> budget,
    Option<String> label,
    Option<Duration> timeToStart,
    Map<String, String> attributes,
    Instant orderedAt) {
  public Order {
    if (!document.isOf(request)) {
      throw new IllegalArgumentException("the document is not one of the request");
    }
    attributes = Map.copyOf(attributes);
  }

  /** Without what was asked for, and without the caller's own facts. */
  @Override
  public String toString() {
    return "Order[%s, %s:%s]".formatted(id, provider, document.sku());
  }

  /** The money set aside until the end is known; none when the price is unknown. */
  public Option<Money> reservation() {
    return switch (quote) {
      case Quote.Known known -> Option.of(known.amount());
      case Quote.Unknown unknown -> Option.none();
    };
  }
}
