package dev.kinoport.emulator.fal.platform;

import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.emulator.job.OtherWires;
import dev.kinoport.emulator.server.Excerpt;
import dev.kinoport.fake.Administration;
import dev.kinoport.fake.JobView;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import dev.kinoport.offer.Offer;
import dev.kinoport.price.Money;
import dev.kinoport.price.PriceFacts;
import dev.kinoport.price.Quote;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;

/** What many calls, or many units, would cost. */
final class PriceEstimate {
  private static final BigDecimal LEAST_UNITS = new BigDecimal("0.000001");

  private final Administration administration;

  PriceEstimate(Administration administration) {
    this.administration = administration;
  }

  /** By which of the two kinds of amount it is asked. */
  private enum Kind {
    UNIT_PRICE("unit_price", "unit_quantity", LEAST_UNITS),
    HISTORICAL("historical_api_price", "call_quantity", BigDecimal.ONE);

    private final String word;
    private final String amount;
    private final BigDecimal least;

    Kind(String word, String amount, BigDecimal least) {
      this.word = word;
      this.amount = amount;
      this.least = least;
    }

    static Option<Kind> of(String word) {
      return Option.ofOptional(
          List.of(values()).stream().filter(it -> it.word.equals(word)).findFirst());
    }
  }

  Reply reply(Call call) {
    Json.Members body =
        JsonText.read(call.body())
            .toOption()
            .filter(Json.Members.class::isInstance)
            .map(Json.Members.class::cast)
            .getOrElse(Json::object);
    Map<String, Json> endpoints =
        body.object("endpoints").map(Json.Members::byName).getOrElse(Map.of());
    return body.text("estimate_type")
        .flatMap(Kind::of)
        .filter(kind -> !endpoints.isEmpty())
        .fold(
            () ->
                refusal(
                    "send estimate_type, historical_api_price or unit_price, and endpoints, by"
                        + " their ids"),
            kind -> reply(kind, endpoints));
  }

  private Reply reply(Kind kind, Map<String, Json> endpoints) {
    Either<Reply, BigDecimal> total = Either.right(BigDecimal.ZERO);
    for (Map.Entry<String, Json> endpoint : endpoints.entrySet()) {
      total =
          total.flatMap(sum -> cost(kind, endpoint.getKey(), endpoint.getValue()).map(sum::add));
      if (total.isLeft()) {
        break; // Of the others, which may be unknown as well, none is looked up.
      }
    }
    return total.fold(
        refusal -> refusal,
        sum ->
            Reply.json(
                200,
                Json.object()
                    .with("estimate_type", kind.word)
                    .with("total_cost", new Json.Num(sum))
                    .with("currency", "USD")));
  }

  private Either<Reply, BigDecimal> cost(Kind kind, String endpoint, Json asked) {
    Option<BigDecimal> amount =
        asked instanceof Json.Members members ? members.number(kind.amount) : Option.none();
    return amount
        .filter(number -> number.compareTo(kind.least) >= 0)
        .toEither(() ->
            refusal(
                "%s of %s is at least %s".formatted(kind.amount, Excerpt.of(endpoint), kind.least)))
        .flatMap(number ->
            price(kind, endpoint)
                .map(price -> price.multiply(number))
                .toEither(() ->
                    PlatformApi.error(
                        404, "not_found", Excerpt.of(endpoint) + " has no known price")));
  }

  private Option<BigDecimal> price(Kind kind, String endpoint) {
    return OtherWires.falOffer(administration.catalogue(), endpoint)
        .flatMap(
            model -> kind == Kind.UNIT_PRICE ? unitPrice(model, endpoint) : usual(model, endpoint));
  }

  private Option<BigDecimal> unitPrice(Offer model, String endpoint) {
    return model.price(endpoint).at(administration.time().now()).flatMap(PriceSheet::unitPrice);
  }

  /** What a call has cost so far on average; the price of its defaults if there was none. */
  private Option<BigDecimal> usual(Offer model, String endpoint) {
    List<BigDecimal> paid =
        administration.jobs().stream()
            .filter(view -> view.request().sku().equals(endpoint))
            .map(JobView::amount)
            .flatMap(Option::toJavaStream)
            .map(Money::amount)
            .toList();
    if (paid.isEmpty()) {
      return model.quote(endpoint, PriceFacts.none(), administration.time().now())
              instanceof Quote.Known known
          ? Option.some(known.amount().amount())
          : unitPrice(model, endpoint);
    }
    BigDecimal sum = paid.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return Option.some(sum.divide(BigDecimal.valueOf(paid.size()), MathContext.DECIMAL64));
  }

  private static Reply refusal(String text) {
    return PlatformApi.error(422, "validation_error", text);
  }
}
