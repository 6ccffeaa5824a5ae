package dev.kinoport.cli.models;

import dev.kinoport.cli.json.Json;
import dev.kinoport.cli.text.Prices;
import dev.kinoport.input.Input;
import dev.kinoport.input.WireValue;
import dev.kinoport.offer.CrossRule;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Route;
import dev.kinoport.price.PriceFacts;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Models, for programs. */
final class ModelDocument {
  private ModelDocument() {}

  static Json of(List<Offer> known, List<String> catalogue, Instant now) {
    List<Json> models = known.stream().map(model -> of(model, catalogue, now)).toList();
    return new Json.Members().put("models", new Json.Many(models));
  }

  static Json of(Offer model, List<String> catalogue, Instant now) {
    Instant asked = ModelPrices.asked(model, now);
    return new Json.Members()
        .put("id", model.sku())
        .put("alias", model.alias())
        .put("title", model.title())
        .put("endpoints", Json.texts(model.routes().stream().map(Route::sku).toList()))
        .put("inputs", new Json.Many(model.inputs().stream().map(ModelDocument::input).toList()))
        .put("rules", Json.texts(model.rules().stream().map(CrossRule::message).toList()))
        .put(
            "prices",
            new Json.Many(ModelPrices.of(model, asked).stream().map(ModelDocument::price).toList()))
        .put("changes", PriceDocument.changes(ComingPrice.of(model, PriceFacts.none(), now)))
        .put(
            "example",
            model.isSold(now) ? new Json.Text(ExampleCommand.of(model, catalogue, now)) : Json.NULL)
        .put("notes", Json.texts(model.provenance().notes()))
        .put("source", model.provenance().source())
        .put("checked", model.provenance().checked().toString())
        .put("notSoldFrom", text(model.retirement().map(end -> end.on().toString())))
        .put("verifiedLive", model.provenance().verifiedLive())
        .put("unverified", text(model.provenance().unverified()));
  }

  private static Json input(Input input) {
    return new Json.Members()
        .put("name", input.name())
        .put("field", input.field().isEmpty() ? Json.NULL : new Json.Text(input.field()))
        .put("required", input.required())
        .put("default", text(input.defaultValue().map(WireValue::shown)))
        .put("values", values(input))
        .put("takes", input.takes());
  }

  private static Json values(Input input) {
    List<String> options = ModelPrices.options(input);
    return options.isEmpty() ? Json.NULL : Json.texts(options);
  }

  private static Json price(ModelPrices.Row row) {
    Json.Members facts = new Json.Members();
    for (Map.Entry<String, String> fact : row.facts().entrySet()) {
      facts.put(fact.getKey(), fact.getValue());
    }
    return Prices.document(new Json.Members().put("when", facts), row.quote());
  }

  private static Json text(Option<String> text) {
    return text.fold(() -> Json.NULL, Json.Text::new);
  }
}
