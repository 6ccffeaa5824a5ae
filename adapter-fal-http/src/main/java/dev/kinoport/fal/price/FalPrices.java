package dev.kinoport.fal.price;

import dev.kinoport.fal.answer.ProviderFailures;
import dev.kinoport.http.Answer;
import dev.kinoport.http.Exchange;
import dev.kinoport.http.ShopHttp;
import dev.kinoport.http.WireJson;
import dev.kinoport.json.Json;
import dev.kinoport.price.Money;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * fal's prices of today, to hold a shipped price rule against. Safe for use by many threads; free
 * of charge.
 */
public final class FalPrices {
  private static final int MOST_DECIMALS = 20;

  /** As many as fal answers for at once. */
  private static final int MOST_ENDPOINTS = 50;

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
    return today(List.of(endpoint)).map(prices -> Option.of(prices.get(endpoint)));
  }

  /**
   * Asks for the prices of endpoints, however many; in several questions, as few as that takes.
   *
   * @return by endpoint; those that fal has no price of are left out
   */
  public Either<ProviderFailure, Map<String, UnitPrice>> today(List<String> endpoints) {
    Map<String, UnitPrice> prices = new LinkedHashMap<>();
    for (int from = 0; from < endpoints.size(); from += MOST_ENDPOINTS) {
      int to = Math.min(from + MOST_ENDPOINTS, endpoints.size());
      Either<ProviderFailure, Map<String, UnitPrice>> some = ask(endpoints.subList(from, to));
      if (some.isLeft()) {
        return some;
      }
      some.forEach(prices::putAll);
    }
    return Either.right(prices);
  }

  /** One that is unknown spoils the answer for all: then each half is asked for by itself. */
  private Either<ProviderFailure, Map<String, UnitPrice>> ask(List<String> endpoints) {
    Either<ProviderFailure, Map<String, UnitPrice>> answer =
        exchange
            .carryOut(api.prices(String.join(",", endpoints)))
            .<ProviderFailure>mapLeft(ProviderFailure.Unreachable::new)
            .flatMap(it -> read(it, endpoints));
    if (!answer.swap().exists(ProviderFailure.NotFound.class::isInstance)) {
      return answer;
    }
    int half = endpoints.size() / 2;
    return half == 0
        ? Either.right(Map.of())
        : ask(endpoints.subList(0, half))
            .flatMap(first ->
                ask(endpoints.subList(half, endpoints.size()))
                    .map(second -> joined(first, second)));
  }

  private static Map<String, UnitPrice> joined(
      Map<String, UnitPrice> first, Map<String, UnitPrice> second) {
    Map<String, UnitPrice> both = new LinkedHashMap<>(first);
    both.putAll(second);
    return both;
  }

  private Either<ProviderFailure, Map<String, UnitPrice>> read(
      Answer answer, List<String> endpoints) {
    if (!answer.isSuccess()) {
      return Either.left(ProviderFailures.of(answer, time.now()));
    }
    return WireJson.read(answer.body())
        .<ProviderFailure>mapLeft(ProviderFailure.Unreadable::new)
        .map(prices -> find(prices, endpoints));
  }

  private static Map<String, UnitPrice> find(Json.Members answer, List<String> endpoints) {
    Map<String, UnitPrice> prices = new LinkedHashMap<>();
    for (String endpoint : endpoints) {
      find(answer, endpoint).forEach(price -> prices.put(endpoint, price));
    }
    return prices;
  }

  private static Option<UnitPrice> find(Json.Members answer, String endpoint) {
    return Option.ofOptional(
            answer.items("prices").getOrElse(List.of()).stream()
                .filter(Json.Members.class::isInstance)
                .map(Json.Members.class::cast)
                .filter(price -> price.text("endpoint_id").contains(endpoint))
                .findFirst())
        .flatMap(FalPrices::price);
  }

  private static Option<UnitPrice> price(Json.Members price) {
    String unit = WireJson.text(price, "unit").getOrElse("");
    return price
        .number("unit_price")
        .filter(FalPrices::isPrice)
        .flatMap(amount -> price.text("currency").flatMap(code -> money(amount, code)))
        .map(money -> new UnitPrice(money, unit));
  }

  private static Option<Money> money(BigDecimal amount, String currency) {
    try {
      BigDecimal plain = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
      return Option.some(new Money(plain, Currency.getInstance(currency)));
    } catch (IllegalArgumentException e) {
      return Option.none();
    }
  }

  private static boolean isPrice(BigDecimal amount) {
    return amount.signum() >= 0 && Math.abs((long) amount.scale()) <= MOST_DECIMALS;
  }
}
