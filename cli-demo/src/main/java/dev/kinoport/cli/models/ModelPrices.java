package dev.kinoport.cli.models;

import dev.kinoport.input.DurationInput;
import dev.kinoport.input.Input;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Route;
import dev.kinoport.price.PriceFacts;
import dev.kinoport.price.PriceRule;
import dev.kinoport.price.Quote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a model costs, for every combination of what decides it. */
final class ModelPrices {
  private static final List<String> DECIDING = List.of("duration", "resolution", "audio");

  private ModelPrices() {}

  /**
   * One price.
   *
   * @param facts what it is for, by canonical name; empty where it is for any request
   * @param quote the price
   */
  record Row(Map<String, String> facts, Quote quote) {
    /** The same price, basis aside. */
    private boolean costsAs(Row other) {
      return areEqual(quote, other.quote);
    }
  }

  /**
   * Endpoints of one model that have one list of prices.
   *
   * @param endpoints their full ids, at least one
   * @param rows the list; at least one row
   * @param source which page says so
   */
  record Block(List<String> endpoints, List<Row> rows, String source) {}

  /** Whether two prices are the same, basis aside. */
  static boolean areEqual(Quote first, Quote second) {
    return (first instanceof Quote.Known one && second instanceof Quote.Known two)
        ? one.amount().equals(two.amount()) && one.atLeast().equals(two.atLeast())
        : first.equals(second);
  }

  /** When to ask for the price of a model: now, or when it was still sold. */
  static Instant asked(Offer model, Instant now) {
    return model.retirement().map(end -> end.whileSold(now)).getOrElse(now);
  }

  /** With all defaults. */
  static Quote usual(Offer model, Instant now) {
    return model.quote(PriceFacts.none(), now);
  }

  /** The list of the main endpoint; at least one row. */
  static List<Row> of(Offer model, Instant now) {
    return of(model, model.sku(), now);
  }

  /** The list of each endpoint, those that have the same together; at least one. */
  static List<Block> blocks(Offer model, Instant now) {
    Map<List<Row>, List<String>> endpoints = new LinkedHashMap<>();
    for (Route route : model.routes()) {
      endpoints
          .computeIfAbsent(of(model, route.sku(), now), rows -> new ArrayList<>())
          .add(route.sku());
    }
    return endpoints.entrySet().stream()
        .map(entry ->
            new Block(entry.getValue(), entry.getKey(), source(model, entry.getValue(), now)))
        .toList();
  }

  private static String source(Offer model, List<String> endpoints, Instant now) {
    return endpoints.stream()
        .flatMap(endpoint -> model.price(endpoint).at(now).toJavaStream())
        .map(PriceRule::source)
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static List<Row> of(Offer model, String endpoint, Instant now) {
    List<Input> inputs = model.routeTo(endpoint).map(model::inputs).getOrElse(model.inputs());
    List<Map<String, String>> combinations = List.of(Map.of());
    for (Input input : inputs) {
      if (DECIDING.contains(input.name())) {
        combinations = crossed(combinations, input.name(), options(input));
      }
    }
    List<Row> every = combinations.stream().map(facts -> row(model, endpoint, facts, now)).toList();
    List<String> idle = DECIDING.stream().filter(name -> !decides(name, every)).toList();
    return every.stream()
        .map(row -> without(row.facts(), idle))
        .distinct()
        .map(facts -> row(model, endpoint, facts, now))
        .toList();
  }

  private static Row row(Offer model, String endpoint, Map<String, String> facts, Instant now) {
    return new Row(facts, model.quote(endpoint, PriceFacts.of(facts), now));
  }

  /** True if rows that differ in nothing else differ in price. */
  private static boolean decides(String name, List<Row> rows) {
    Map<Map<String, String>, Row> seen = new HashMap<>();
    for (Row row : rows) {
      Row first = seen.computeIfAbsent(without(row.facts(), List.of(name)), others -> row);
      if (!first.costsAs(row)) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, String> without(Map<String, String> facts, List<String> names) {
    Map<String, String> others = new LinkedHashMap<>(facts);
    names.forEach(others::remove);
    return others;
  }

  /** All that an input takes, where that is a list; empty where it is a range or free. */
  static List<String> options(Input input) {
    return input.options().stream().filter(option -> !option.equals(DurationInput.AUTO)).toList();
  }

  private static List<Map<String, String>> crossed(
      List<Map<String, String>> combinations, String name, List<String> options) {
    if (options.isEmpty()) {
      return combinations;
    }
    List<Map<String, String>> crossed = new ArrayList<>();
    for (Map<String, String> combination : combinations) {
      for (String option : options) {
        Map<String, String> more = new LinkedHashMap<>(combination);
        more.put(name, option);
        crossed.add(more);
      }
    }
    return crossed;
  }
}
