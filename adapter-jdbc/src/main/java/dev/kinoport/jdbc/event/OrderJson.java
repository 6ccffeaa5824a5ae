package dev.kinoport.jdbc.event;

import dev.kinoport.generation.Budget;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.OrderedOffer;
import dev.kinoport.json.Json;
import dev.kinoport.offer.Retention;
import dev.kinoport.price.Confidence;
import dev.kinoport.price.Quote;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.request.VideoRequest;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The order as JSON: what was bought, from whom, at which price, from which purse. */
public final class OrderJson {
  private final RequestJson requests;

  OrderJson(ImageBytes images) {
    requests = new RequestJson(images);
  }

  static Json.Members write(Order order) {
    List<OrderedOffer> others = order.offers().subList(1, order.offers().size());
    JsonFields fields =
        new JsonFields()
            .with("id", order.id().value())
            .with("key", order.key(), key -> key)
            .with("request", RequestJson.write(order.request()));
    offer(fields, order.offers().getFirst(), order.request());
    return fields
        .with(
            "others",
            Option.when(!others.isEmpty(), others),
            next -> next.stream().map(offer -> offer(offer, order.request())).toList())
        .with("budget", order.budget(), OrderJson::budget)
        .with("label", order.label(), label -> label)
        .with("time_to_start", order.timeToStart(), Duration::toString)
        .with("attributes", JsonFields.of(new TreeMap<>(order.attributes()), text -> text))
        .with("ordered_at", order.orderedAt().toString())
        .members();
  }

  Order read(JsonObject json) {
    VideoRequest request = requests.request(json.object("request"));
    return new Order(
        json.parsed("id", GenerationId::new),
        json.textIfAny("key"),
        request,
        offers(json, request),
        0,
        json.objectIfAny("budget").map(OrderJson::budget),
        json.textIfAny("label"),
        json.parsedIfAny("time_to_start", Duration::parse),
        json.textsByName("attributes"),
        json.instant("ordered_at"));
  }

  private static Json.Members offer(OrderedOffer offer, VideoRequest request) {
    return offer(new JsonFields(), offer, request).members();
  }

  private static JsonFields offer(JsonFields fields, OrderedOffer offer, VideoRequest request) {
    return fields
        .with("provider", offer.provider().value())
        .with("document", RequestJson.write(offer.document(), request))
        .with("quote", quote(offer.quote()))
        .with("retention", offer.retention(), OrderJson::retention);
  }

  private List<OrderedOffer> offers(JsonObject json, VideoRequest request) {
    List<OrderedOffer> offers = new ArrayList<>();
    offers.add(offer(json, request));
    if (json.has("others")) {
      json.objects("others").forEach(other -> offers.add(offer(other, request)));
    }
    return offers;
  }

  private OrderedOffer offer(JsonObject json, VideoRequest request) {
    return new OrderedOffer(
        json.parsed("provider", ProviderName::new),
        requests.document(json.object("document"), request),
        quote(json.object("quote")),
        json.objectIfAny("retention").map(OrderJson::retention));
  }

  private static Json.Members quote(Quote quote) {
    return switch (quote) {
      case Quote.Known known ->
          new JsonFields()
              .with("amount", MoneyJson.write(known.amount()))
              .with("as_of", known.asOf(), LocalDate::toString)
              .with("confidence", known.confidence().name())
              .with("basis", known.basis())
              .with("unit_price", known.unitPrice(), MoneyJson::write)
              .with("at_least", known.atLeast(), MoneyJson::write)
              .members();
      case Quote.Unknown unknown -> JsonFields.of("unknown", unknown.reason());
    };
  }

  private static Quote quote(JsonObject json) {
    if (json.has("unknown")) {
      return new Quote.Unknown(json.text("unknown"));
    }
    return new Quote.Known(
        MoneyJson.read(json.object("amount")),
        json.parsedIfAny("as_of", LocalDate::parse),
        json.word("confidence", Confidence.class),
        json.text("basis"),
        json.objectIfAny("unit_price").map(MoneyJson::read),
        json.objectIfAny("at_least").map(MoneyJson::read));
  }

  private static Json.Members retention(Retention retention) {
    return new JsonFields()
        .with("result", retention.result(), Duration::toString)
        .with("address", retention.address(), Duration::toString)
        .members();
  }

  private static Retention retention(JsonObject json) {
    return new Retention(
        json.parsedIfAny("result", Duration::parse), json.parsedIfAny("address", Duration::parse));
  }

  private static Json.Members budget(Budget budget) {
    return new JsonFields()
        .with("name", budget.name())
        .with("limit", MoneyJson.write(budget.limit()))
        .members();
  }

  private static Budget budget(JsonObject json) {
    return new Budget(json.text("name"), MoneyJson.read(json.object("limit")));
  }
}
