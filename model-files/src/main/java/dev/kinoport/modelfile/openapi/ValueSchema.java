package dev.kinoport.modelfile.openapi;

import dev.kinoport.modelfile.yaml.YamlValue;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a document says of one value: the words beside a reference, then those of what it refers to.
 * Of several forms, null is none.
 */
final class ValueSchema {
  private static final int DEEPEST = 16;

  private final References references;
  private final List<YamlValue> layers;
  private final List<ValueSchema> forms;

  private ValueSchema(References references, List<YamlValue> layers, List<ValueSchema> forms) {
    this.references = references;
    this.layers = layers;
    this.forms = forms;
  }

  static ValueSchema of(YamlValue root, YamlValue node) {
    return of(new References(root), node);
  }

  private static ValueSchema of(References references, YamlValue node) {
    return of(references, List.of(), node, 0);
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
    return find("items").map(node -> of(references, node));
  }

  /** The fields of an object: in the order to show them, if the document names one. */
  List<Map.Entry<String, ValueSchema>> properties() {
    Map<String, Integer> order = new HashMap<>();
    find("x-fal-order-properties").fold(List::<YamlValue>of, YamlValue::items).stream()
        .flatMap(name -> name.text().toJavaStream())
        .forEach(name -> order.putIfAbsent(name, order.size()));
    List<Map.Entry<String, ValueSchema>> properties = new ArrayList<>();
    if (references.spent()) {
      return properties;
    }
    find("properties").fold(List::<Map.Entry<String, YamlValue>>of, YamlValue::fields).stream()
        .map(field -> Map.entry(field.getKey(), of(references, field.getValue())))
        .forEach(properties::add);
    properties.sort(
        Comparator.comparingInt(field -> order.getOrDefault(field.getKey(), Integer.MAX_VALUE)));
    return List.copyOf(properties);
  }

  Set<String> required() {
    return find("required").fold(List::<YamlValue>of, YamlValue::items).stream()
        .flatMap(name -> name.text().toJavaStream())
        .collect(Collectors.toSet());
  }

  private Option<YamlValue> find(String name) {
    return Option.ofOptional(
        layers.stream().flatMap(layer -> layer.find(name).toJavaStream()).findFirst());
  }

  private static ValueSchema of(
      References references, List<YamlValue> outer, YamlValue node, int depth) {
    List<YamlValue> layers = new ArrayList<>(outer);
    layers.add(node);
    // What is too deep is counted too: a form may name itself a thousand times.
    if (!references.allow(node) || depth >= DEEPEST) {
      return new ValueSchema(references, layers, List.of());
    }
    List<YamlValue> inner = inner(references, node);
    if (inner.size() == 1) {
      return of(references, layers, inner.getFirst(), depth + 1);
    }
    return new ValueSchema(
        references,
        layers,
        inner.stream().map(form -> of(references, List.of(), form, depth + 1)).toList());
  }

  private static boolean isNull(YamlValue form) {
    return form.find("type").flatMap(YamlValue::text).contains("null");
  }

  private static List<YamlValue> inner(References references, YamlValue node) {
    List<YamlValue> inner = new ArrayList<>();
    for (String name : List.of("allOf", "anyOf", "oneOf")) {
      node.find(name).forEach(forms -> inner.addAll(forms.items()));
    }
    inner.removeIf(form -> isNull(form) && (references.allow(form) || references.spent()));
    node.find("$ref").flatMap(YamlValue::text).flatMap(references::resolved).forEach(inner::add);
    return inner;
  }
}
