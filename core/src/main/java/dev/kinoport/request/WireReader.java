package dev.kinoport.request;

import dev.kinoport.fault.Spelling;
import dev.kinoport.input.Input;
import dev.kinoport.input.Violation;
import dev.kinoport.input.Violations;
import dev.kinoport.input.WireValue;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Route;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.Map;

/** Reads what arrives at an sku, as strictly as the best of providers would. */
public final class WireReader {
  private final Offer model;
  private final Route route;

  private WireReader(Offer model, Route route) {
    this.model = model;
    this.route = route;
  }

  /**
   * Reads the fields of a request. Defaults are filled in. An image may be an address, a data URI,
   * or an {@link WireValue.Image} that was never written out; no file is ever opened.
   *
   * @return every fault at once, at least one: unknown fields, wrong types, values out of range
   */
  public static Validation<Seq<Violation>, Document> read(
      Offer model, String sku, Map<String, WireValue> fields) {
    return model
        .routeTo(sku)
        .fold(
            () ->
                Validation.invalid(
                    List.of(new Violation("sku", sku, "is not one of " + model.alias()))),
            route -> new WireReader(model, route).read(fields));
  }

  private Validation<Seq<Violation>, Document> read(Map<String, WireValue> fields) {
    Violations violations = new Violations();
    List<Input> known = known();
    Seq<Given> given = List.empty();
    for (Map.Entry<String, WireValue> field : fields.entrySet()) {
      String name = field.getKey();
      Option<Input> input = known.find(it -> route.field(it).equals(name));
      if (input.isEmpty()) {
        violations.add(() -> unknown(name, field.getValue()));
      }
      given =
          given.appendAll(
              input.map(found -> new Given(found, name, found.decode(field.getValue(), name))));
    }
    return RequestAssembly.at(model, given, route).build(violations).map(Checked::document);
  }

  private List<Input> known() {
    return List.ofAll(model.inputs(route)).filter(route::knows);
  }

  private Violation unknown(String name, WireValue value) {
    var names = known().map(route::field).asJava();
    String message = "is not a field of this sku, which takes " + String.join(", ", names);
    return new Violation(name, value.shown(), message + Spelling.meant(name, names));
  }
}
