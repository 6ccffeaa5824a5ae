package dev.kinoport.modelfile.openapi;

import dev.kinoport.modelfile.yaml.YamlValue;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a document says of one value: the words beside a reference, then those of what it refers to.
 * Of several forms, null is none.
 */
final class ValueSchema {
  private static final int DEEPEST = 16;

  private final YamlValue root;
  private final List<YamlValue> layers;
  private final List<ValueSchema> forms;

  private ValueSchema(YamlValue root, List<YamlValue> layers, List<ValueSchema> forms) {
    this.root = root;
    this.layers = layers;
    this.forms = forms;
  }

  static ValueSchema of(YamlValue root, YamlValue node) {
    return of(root, List.of(), node, 0);
  }

  /** The kinds of value that it allows besides null, if there is more than one. */
  List<ValueSchema> forms() {
    return forms;
  }

  /** {@code string}, {@code integer}, {@code number}, {@code boolean}, {@code array}, ... */
  String type() {
    return text("type").getOrElse(() -> find("properties").isDefined() ? "object" : "");
  }

  boolean is(String type) {
    return forms.isEmpty() && type().equals(type);
  }

  Option<String> text(String name) {
    return find(name).flatMap(YamlValue::text);
  }

  Option<BigDecimal> number(String name) {
    return find(name).filter(YamlValue::isNumber).flatMap(YamlValue::decimal);
  }

  Option<Long> whole(String name) {
    return number(name)
        .filter(number -> number.stripTrailingZeros().scale() <= 0)
        .map(BigDecimal::longValue);
  }

  /** The words or numbers that it allows, as they are written; empty if it does not say. */
  List<String> words() {
    return find("enum").fold(List::<YamlValue>of, YamlValue::items).stream()
        .filter(word -> !word.isNull())
        .flatMap(word -> word.text().toJavaStream())
        .toList();
  }

  Option<ValueSchema> items() {
    return find("items").map(node -> of(root, node));
  }

  /** The fields of an object: in the order to show them, if the document names one. */
  List<Map.Entry<String, ValueSchema>> properties() {
    List<String> order =
        find("x-fal-order-properties").fold(List::<YamlValue>of, YamlValue::items).stream()
            .flatMap(name -> name.text().toJavaStream())
            .toList();
    List<Map.Entry<String, ValueSchema>> properties = new ArrayList<>();
    find("properties").fold(List::<Map.Entry<String, YamlValue>>of, YamlValue::fields).stream()
        .map(field -> Map.entry(field.getKey(), of(root, field.getValue())))
        .forEach(properties::add);
    properties.sort((left, right) ->
        Integer.compare(place(order, left.getKey()), place(order, right.getKey())));
    return List.copyOf(properties);
  }

  List<String> required() {
    return find("required").fold(List::<YamlValue>of, YamlValue::items).stream()
        .flatMap(name -> name.text().toJavaStream())
        .toList();
  }

  private static int place(List<String> order, String name) {
    int place = order.indexOf(name);
    return place < 0 ? order.size() : place;
  }

  private Option<YamlValue> find(String name) {
    return Option.ofOptional(
        layers.stream().flatMap(layer -> layer.find(name).toJavaStream()).findFirst());
  }

  private static ValueSchema of(YamlValue root, List<YamlValue> outer, YamlValue node, int depth) {
    List<YamlValue> layers = new ArrayList<>(outer);
    layers.add(node);
    if (depth >= DEEPEST) {
      return new ValueSchema(root, layers, List.of());
    }
    List<YamlValue> inner = inner(root, node);
    if (inner.size() == 1) {
      return of(root, layers, inner.getFirst(), depth + 1);
    }
    return new ValueSchema(
        root, layers, inner.stream().map(form -> of(root, List.of(), form, depth + 1)).toList());
  }

  private static List<YamlValue> inner(YamlValue root, YamlValue node) {
    List<YamlValue> inner = new ArrayList<>();
    for (String name : List.of("allOf", "anyOf", "oneOf")) {
      node.find(name).forEach(forms -> inner.addAll(forms.items()));
    }
    inner.removeIf(form -> form.find("type").flatMap(YamlValue::text).contains("null"));
    node.find("$ref")
        .flatMap(YamlValue::text)
        .flatMap(reference -> resolved(root, reference))
        .forEach(inner::add);
    return inner;
  }

  private static Option<YamlValue> resolved(YamlValue root, String reference) {
    Option<YamlValue> found = Option.some(root);
    for (String name : reference.replaceFirst("^#/", "").split("/", -1)) {
      found = found.flatMap(value -> value.find(name.replace("~1", "/").replace("~0", "~")));
    }
    return found;
  }
}
