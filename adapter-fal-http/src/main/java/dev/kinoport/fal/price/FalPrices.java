package dev.kinoport.fal.price;

import dev.kinoport.fal.answer.FalJson;
import dev.kinoport.fal.answer.ProviderFailures;
import dev.kinoport.fal.http.Answer;
import dev.kinoport.fal.http.Exchange;
import dev.kinoport.fal.http.ShopHttp;
import dev.kinoport.fal.wire.WirePrices;
import dev.kinoport.price.Money;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * fal's prices of today, to hold a shipped price rule against. Safe for use by many threads; free
 * of charge.
 */
public final class FalPrices {
  private static final int MOST_DECIMALS = 20;

  private final PriceCalls api;
  private final Exchange exchange;
  private final Timekeeper time;

  /**
   * Made by {@code Fal}.
   *
   * @param platform base of the prices
   */
  public FalPrices(ShopHttp http, URI platform) {
    this.api = http.calls(PriceCalls.class, platform, http.keyed());
    this.exchange = http.exchange();
    this.time = http.time();
  }

  /**
   * What one unit costs.
   *
   * @param price of one unit
   * @param unit as fal calls it, such as {@code second} or {@code video}
   */
  public record UnitPrice(Money price, String unit) {}

  /** Asks for the price of an endpoint; none if fal has none. */
  public Either<ProviderFailure, Option<UnitPrice>> today(String endpoint) {
    return exchange
        .carryOut(api.prices(endpoint))
        .<ProviderFailure>mapLeft(ProviderFailure.Unreachable::new)
        .flatMap(answer -> read(answer, endpoint));
  }

  private Either<ProviderFailure, Option<UnitPrice>> read(Answer answer, String endpoint) {
    if (!answer.isSuccess()) {
      return Either.left(ProviderFailures.of(answer, time.now()));
    }
    return FalJson.read(WirePrices.class, answer.body())
        .<ProviderFailure>mapLeft(ProviderFailure.Unreadable::new)
        .map(wire -> find(wire, endpoint));
  }

  private static Option<UnitPrice> find(WirePrices wire, String endpoint) {
    List<WirePrices.@Nullable Price> prices = wire.prices() == null ? List.of() : wire.prices();
    return Option.ofOptional(
            prices.stream()
                .filter(Objects::nonNull)
                .filter(price -> endpoint.equals(price.endpoint_id()))
                .findFirst())
        .flatMap(FalPrices::price);
  }

  private static Option<UnitPrice> price(WirePrices.Price wire) {
    if (wire.unit_price() == null || !isPrice(wire.unit_price()) || wire.currency() == null) {
      return Option.none();
    }
    try {
      Money money = new Money(wire.unit_price(), Currency.getInstance(wire.currency()));
      return Option.some(new UnitPrice(money, wire.unit() == null ? "" : wire.unit()));
    } catch (IllegalArgumentException e) {
      return Option.none();
    }
  }

  private static boolean isPrice(BigDecimal amount) {
    return amount.signum() >= 0 && Math.abs((long) amount.scale()) <= MOST_DECIMALS;
  }
}
