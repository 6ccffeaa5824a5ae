package dev.kinoport.request;

import dev.kinoport.input.Input;
import dev.kinoport.input.Violation;
import dev.kinoport.input.Violations;
import dev.kinoport.input.WireValue;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Route;
import dev.kinoport.price.PriceFacts;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts a request together from inputs that were looked at one by one. */
final class RequestAssembly {
  private final Offer model;
  private final Seq<Given> given;
  private final Option<Route> route;
  private final boolean onTheWire;

  private RequestAssembly(Offer model, Seq<Given> given, Option<Route> route, boolean onTheWire) {
    this.model = model;
    this.given = given;
    this.route = route;
    this.onTheWire = onTheWire;
  }

  /** A request that goes wherever its inputs send it. */
  static RequestAssembly of(Offer model, Iterable<Given> given) {
    List<Given> all = List.ofAll(given);
    Set<String> names = all.map(one -> one.input().name()).toJavaSet();
    return new RequestAssembly(model, all, model.route(names), false);
  }

  /** A request that arrived somewhere. */
  static RequestAssembly at(Offer model, Iterable<Given> given, Route route) {
    return new RequestAssembly(model, List.ofAll(given), Option.of(route), true);
  }

  /** The request, or the faults found before and all others. */
  Validation<Seq<Violation>, Checked> build(Violations before) {
    SortedMap<String, WireValue> inputs = inputs();
    CrossRules rules = new CrossRules(model, inputs, invalid(), this::shown);
    Violations all = new Violations().addAll(before.all());
    given.forEach(one -> all.addAll(one.value()));
    all.addAll(missing()).addAll(rules.errors());
    return route.fold(
        () -> Validation.invalid(all.add(noRoute()).all()),
        way -> all.unless(() -> request(way, inputs, rules.warnings())));
  }

  private SortedMap<String, WireValue> inputs() {
    SortedMap<String, WireValue> inputs = new TreeMap<>();
    for (Input input : taken()) {
      if (input.field().isEmpty() || route.exists(way -> way.knows(input))) {
        input.defaultValue().forEach(value -> inputs.put(input.name(), value));
      }
    }
    given.forEach(one -> one.value().forEach(value -> inputs.put(one.input().name(), value)));
    return inputs;
  }

  private java.util.List<Input> taken() {
    return route.map(model::inputs).getOrElse(model::inputs);
  }

  private Set<String> invalid() {
    return given.filter(one -> one.value().isInvalid()).map(one -> one.input().name()).toJavaSet();
  }

  private Seq<Violation> missing() {
    return List.ofAll(taken())
        .filter(this::isRequired)
        .reject(input -> given.exists(one -> one.input().name().equals(input.name())))
        .reject(input -> input.defaultValue().isDefined())
        .map(input -> new Violation(shown(input.name()), "", "is required"));
  }

  private boolean isRequired(Input input) {
    boolean always = input.required() && route.forAll(way -> way.knows(input));
    return always || route.exists(way -> way.given().contains(input.name()));
  }

  private Violation noRoute() {
    return new Violation(
        "model", model.alias(), "takes no request with " + called() + " together: leave one out");
  }

  /** What was given, in the order of the model. */
  private String called() {
    return List.ofAll(model.inputs())
        .map(Input::name)
        .flatMap(name -> given.find(one -> one.input().name().equals(name)))
        .map(Given::as)
        .mkString(", ");
  }

  /** The name that whoever sent this knows an input by. */
  private String shown(String name) {
    return given
        .find(one -> one.input().name().equals(name))
        .map(Given::as)
        .getOrElse(() -> onTheWire ? field(name) : name);
  }

  private String field(String name) {
    return route
        .flatMap(way -> model.input(name).filter(way::knows).map(way::field))
        .getOrElse(name);
  }

  private Checked request(Route way, SortedMap<String, WireValue> inputs, Seq<String> warnings) {
    Map<String, WireValue> fields = new LinkedHashMap<>();
    for (Input input : model.inputs(way)) {
      WireValue value = inputs.get(input.name());
      if (value != null && way.knows(input)) {
        fields.put(way.field(input), input.encode(value));
      }
    }
    PriceFacts facts = RequestFacts.of(model, model.inputs(way), inputs);
    Document document =
        new Document(
            model.alias(),
            way.sku(),
            inputs,
            fields,
            Set.of(),
            warnings.asJava(),
            RequestFacts.expected(model, facts),
            facts);
    return new Checked(new VideoRequest(model.alias(), wanted()), document);
  }

  /** What was given, and nothing else: another shop has other defaults. */
  private SortedMap<String, WireValue> wanted() {
    SortedMap<String, WireValue> wanted = new TreeMap<>();
    given.forEach(one -> one.value().forEach(value -> wanted.put(one.input().name(), value)));
    return wanted;
  }
}
