package dev.kinoport.model;

import java.util.Map;
import java.util.Set;

/**
 * One of a model's endpoints: some models have another one, with other field names, when a last
 * frame is given.
 *
 * @param endpoint the provider's full id
 * @param given inputs that a request must have to go this way
 * @param absent inputs that a request must not have; this endpoint does not know them
 * @param fields field names that differ here, by canonical name
 */
public record Route(
    String endpoint, Set<String> given, Set<String> absent, Map<String, String> fields) {
  public Route {
    given = Set.copyOf(given);
    absent = Set.copyOf(absent);
    fields = Map.copyOf(fields);
  }

  /** The only endpoint of a model. */
  public static Route only(String endpoint) {
    return new Route(endpoint, Set.of(), Set.of(), Map.of());
  }

  /** True if a request with exactly these inputs goes this way. */
  public boolean takes(Set<String> inputs) {
    return inputs.containsAll(given) && inputs.stream().noneMatch(absent::contains);
  }

  /** True if the endpoint knows an input. */
  public boolean knows(Input input) {
    return !input.field().isEmpty() && !absent.contains(input.name());
  }

  /** The name of an input's field here. */
  public String field(Input input) {
    return fields.getOrDefault(input.name(), input.field());
  }
}
