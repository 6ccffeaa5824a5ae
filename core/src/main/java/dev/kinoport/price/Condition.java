package dev.kinoport.price;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which requests a row or a part of a price rule speaks of.
 *
 * @param allowed for each fact that matters, the values that match; letter case is ignored; empty
 *     matches every request
 */
public record Condition(SortedMap<String, List<String>> allowed) {
  private static final Condition ALWAYS = new Condition(Collections.emptySortedMap());

  public Condition {
    SortedMap<String, List<String>> copy = new TreeMap<>();
    allowed.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    allowed = Collections.unmodifiableSortedMap(copy);
  }

  /** Matches every request. */
  public static Condition always() {
    return ALWAYS;
  }

  /** Matches requests in which a fact has one of these values. */
  public static Condition when(String name, String... values) {
    return ALWAYS.and(name, values);
  }

  /** This condition, and one more fact. */
  public Condition and(String name, String... values) {
    SortedMap<String, List<String>> more = new TreeMap<>(allowed);
    more.put(name, Arrays.asList(values));
    return new Condition(more);
  }

  /**
   * Whether it matches. A fact that differs settles it, even if another is missing.
   *
   * @return left: the name of a fact that is needed and not known
   */
  public Either<String, Boolean> test(PriceFacts facts) {
    Option<String> missing = Option.none();
    for (Map.Entry<String, List<String>> entry : allowed.entrySet()) {
      Option<Fact> fact = facts.find(entry.getKey());
      if (fact.isEmpty()) {
        missing = Option.of(entry.getKey());
      } else if (!fact.exists(known -> isOneOf(entry.getValue(), known))) {
        return Either.right(false);
      }
    }
    return missing.fold(() -> Either.right(true), Either::left);
  }

  /** The facts it looks at, with their values: {@code resolution 768P, audio true}. */
  String describe(PriceFacts facts) {
    return allowed.keySet().stream()
        .map(name -> name + " " + facts.find(name).fold(() -> "unknown", Fact::text))
        .collect(Collectors.joining(", "));
  }

  private static boolean isOneOf(List<String> values, Fact fact) {
    return values.stream().anyMatch(fact.text()::equalsIgnoreCase);
  }
}
