package dev.kinoport.cli.models;

import dev.kinoport.cli.json.Json;
import dev.kinoport.cli.text.Prices;
import dev.kinoport.input.Input;
import dev.kinoport.input.WireValue;
import dev.kinoport.offer.CrossRule;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Route;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;

/** Models, for programs. */
final class ModelDocument {
  private ModelDocument() {}

  static Json of(List<Offer> known, List<String> catalogue) {
    List<Json> models = known.stream().map(model -> of(model, catalogue)).toList();
    return new Json.Members().put("models", new Json.Many(models));
  }

  static Json of(Offer model, List<String> catalogue) {
    return new Json.Members()
        .put("id", model.sku())
        .put("alias", model.alias())
        .put("title", model.title())
        .put("endpoints", Json.texts(model.routes().stream().map(Route::sku).toList()))
        .put("inputs", new Json.Many(model.inputs().stream().map(ModelDocument::input).toList()))
        .put("rules", Json.texts(model.rules().stream().map(CrossRule::message).toList()))
        .put(
            "prices",
            new Json.Many(ModelPrices.of(model).stream().map(ModelDocument::price).toList()))
        .put("example", ExampleCommand.of(model, catalogue))
        .put("notes", Json.texts(model.provenance().notes()))
        .put("source", model.provenance().source())
        .put("checked", model.provenance().checked().toString())
        .put("notSoldFrom", text(model.retirement().map(end -> end.on().toString())))
        .put("verifiedLive", model.provenance().verifiedLive());
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
