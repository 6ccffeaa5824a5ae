package dev.kinoport.http.config;

import dev.kinoport.input.Violation;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;

/** Reads environment variables about a shop. Values are trimmed; empty ones count as absent. */
public final class ShopEnvironment {
  private final Map<String, String> variables;

  /** Reads these. */
  public ShopEnvironment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /** The value of a variable, if it says anything. */
  public Option<String> value(String name) {
    return Option.some(variables.getOrDefault(name, "").strip()).filter(text -> !text.isEmpty());
  }

  /** What is made of an address, which may lack the slash at its end. */
  public <T> Validation<Seq<Violation>, T> address(
      String variable, String text, Function<URI, T> made) {
    try {
      return Validation.valid(made.apply(BaseAddress.withSlash(URI.create(text))));
    } catch (IllegalArgumentException e) {
      return fault(variable, text, "must be an address such as http://127.0.0.1:8080");
    }
  }

  /** The way out that it names, if any. */
  public Validation<Seq<Violation>, Option<ProxyRules>> proxies() {
    return ProxyRules.of(variables)
        .fold(
            variable -> fault(variable, "", "must be such as http://proxy.example:3128"),
            Validation::valid);
  }

  /** One variable is wrong. */
  public static <T> Validation<Seq<Violation>, T> fault(
      String variable, String value, String right) {
    return Validation.invalid(List.of(new Violation(variable, value, right)));
  }
}
