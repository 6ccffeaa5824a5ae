package dev.kinoport.offer;

import dev.kinoport.input.Input;
import dev.kinoport.price.PriceList;
import dev.kinoport.price.PriceRule;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One of a model's skus: some models have another one, with other field names, when a last frame is
 * given.
 *
 * @param sku the provider's full id
 * @param given inputs that a request must have to go this way
 * @param absent inputs that a request must not have; this sku does not know them
 * @param fields field names that differ here, by canonical name
 * @param instead inputs that take something else here than the model's of the same name; the field
 *     is then theirs
 * @param price how this sku is priced, and when, if not as its model
 */
public record Route(
    String sku,
    Set<String> given,
    Set<String> absent,
    Map<String, String> fields,
    List<Input> instead,
    Option<PriceList> price) {
  public Route {
    given = Set.copyOf(given);
    absent = Set.copyOf(absent);
    fields = Map.copyOf(fields);
    instead = List.copyOf(instead);
  }

  /** An sku that is priced as its model. */
  public Route(String sku, Set<String> given, Set<String> absent, Map<String, String> fields) {
    this(sku, given, absent, fields, List.of(), Option.none());
  }

  /** An sku that takes a request which has none of these inputs. */
  public static Route without(String sku, String... inputs) {
    return new Route(sku, Set.of(), Set.of(inputs), Map.of());
  }

  /** This sku, with a price of its own, whenever it is asked for. */
  public Route withPrice(PriceRule other) {
    return withPrice(PriceList.of(other));
  }

  /** This sku, with a price of its own. */
  public Route withPrice(PriceList other) {
    return new Route(sku, given, absent, fields, instead, Option.of(other));
  }

  /** This sku, for requests that have these inputs. */
  public Route when(String... inputs) {
    return new Route(sku, Set.of(inputs), absent, fields, instead, price);
  }

  /** This sku, with other names of fields. */
  public Route calling(Map<String, String> names) {
    return new Route(sku, given, absent, names, instead, price);
  }

  /** This sku, with inputs that take something else here. */
  public Route taking(Input... others) {
    return new Route(sku, given, absent, fields, List.of(others), price);
  }

  /** What an input of the model takes here. */
  public Input here(Input input) {
    return instead.stream()
        .filter(other -> other.name().equals(input.name()))
        .findFirst()
        .orElse(input);
  }

  /** This sku, priced as its model. */
  Route withoutPrice() {
    return new Route(sku, given, absent, fields, instead, Option.none());
  }

  /** True if a request must not have an input here. */
  boolean excludes(Input input) {
    return absent.contains(input.name());
  }

  /** The only sku of a model. */
  public static Route only(String sku) {
    return new Route(sku, Set.of(), Set.of(), Map.of());
  }

  /** True if a request with exactly these inputs goes this way. */
  public boolean takes(Set<String> inputs) {
    return inputs.containsAll(given) && inputs.stream().noneMatch(absent::contains);
  }

  /** True if the sku knows an input. */
  public boolean knows(Input input) {
    return !here(input).field().isEmpty() && !absent.contains(input.name());
  }

  /** The name of an input's field here. */
  public String field(Input input) {
    return fields.getOrDefault(input.name(), here(input).field());
  }
}
