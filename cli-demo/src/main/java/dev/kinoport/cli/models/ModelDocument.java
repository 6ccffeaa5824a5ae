package dev.kinoport.cli.models;

import dev.kinoport.cli.text.Prices;
import dev.kinoport.input.Input;
import dev.kinoport.input.WireValue;
import dev.kinoport.json.Json;
import dev.kinoport.offer.CrossRule;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Route;
import dev.kinoport.price.PriceFacts;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Models, for programs. */
final class ModelDocument {
  private ModelDocument() {}

  static Json of(List<Offer> known, List<String> catalogue, Instant now) {
    List<Json> models = known.stream().map(model -> of(model, catalogue, now)).toList();
    return Json.object().with("models", new Json.Items(models));
  }

  static Json of(Offer model, List<String> catalogue, Instant now) {
    Instant asked = ModelPrices.asked(model, now);
    return Json.object()
        .with("id", model.sku())
        .with("provider", model.shop())
        .with("alias", model.alias())
        .with("title", model.title())
        .with("endpoints", Json.Items.ofTexts(model.routes().stream().map(Route::sku).toList()))
        .with("inputs", new Json.Items(model.inputs().stream().map(ModelDocument::input).toList()))
        .with("rules", Json.Items.ofTexts(model.rules().stream().map(CrossRule::message).toList()))
        .with(
            "prices",
            new Json.Items(
                ModelPrices.of(model, asked).stream().map(ModelDocument::price).toList()))
        .with("changes", PriceDocument.changes(ComingPrice.of(model, PriceFacts.none(), now)))
        .with(
            "example",
            model.isSold(now)
                ? new Json.Text(ExampleCommand.of(model, catalogue, now))
                : Json.Nothing.NULL)
        .with("notes", Json.Items.ofTexts(model.provenance().notes()))
        .with("source", model.provenance().source())
        .with("checked", model.provenance().checked().toString())
        .with("notSoldFrom", model.retirement().map(end -> end.on().toString()))
        .with("verifiedLive", model.provenance().verifiedLive())
        .with("unverified", model.provenance().unverified());
  }

  private static Json input(Input input) {
    return Json.object()
        .with("name", input.name())
        .with("field", input.field().isEmpty() ? Json.Nothing.NULL : new Json.Text(input.field()))
        .with("required", input.required())
        .with("default", input.defaultValue().map(WireValue::shown))
        .with("values", values(input))
        .with("takes", input.takes());
  }

  private static Json values(Input input) {
    List<String> options = ModelPrices.options(input);
    return options.isEmpty() ? Json.Nothing.NULL : Json.Items.ofTexts(options);
  }

  private static Json price(ModelPrices.Row row) {
    Json.Members facts = Json.object();
    for (Map.Entry<String, String> fact : row.facts().entrySet()) {
      facts = facts.with(fact.getKey(), fact.getValue());
    }
    return Prices.document(Json.object().with("when", facts), row.quote());
  }
}
