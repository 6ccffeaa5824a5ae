package dev.kinoport.request;

import dev.kinoport.input.Violation;
import dev.kinoport.input.WireValue;
import dev.kinoport.offer.Clause;
import dev.kinoport.offer.CrossRule;
import dev.kinoport.offer.Offer;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The rules over several inputs, applied to a request with its defaults filled in. */
final class CrossRules {
  private final Offer model;
  private final Map<String, WireValue> inputs;
  private final Set<String> invalid;
  private final UnaryOperator<String> shown;

  /**
   * Rules that look at an invalid input are silent: that fault is reported already.
   *
   * @param shown from the canonical name to the one that the caller knows
   */
  CrossRules(
      Offer model,
      Map<String, WireValue> inputs,
      Set<String> invalid,
      UnaryOperator<String> shown) {
    this.model = model;
    this.inputs = inputs;
    this.invalid = invalid;
    this.shown = shown;
  }

  Seq<Violation> errors() {
    return broken(CrossRule.Severity.ERROR)
        .map(
            rule -> new Violation(shown.apply(rule.when().getFirst().input()), "", rule.message()));
  }

  Seq<String> warnings() {
    return broken(CrossRule.Severity.WARNING).map(CrossRule::message);
  }

  private Seq<CrossRule> broken(CrossRule.Severity severity) {
    return List.ofAll(model.rules())
        .filter(rule -> rule.severity() == severity)
        .filter(rule -> clauses(rule).map(Clause::input).noneMatch(invalid::contains))
        .filter(rule -> rule.when().stream().allMatch(this::holds))
        .filter(rule -> rule.require().isEmpty() || !rule.require().stream().allMatch(this::holds));
  }

  private static Stream<Clause> clauses(CrossRule rule) {
    return Stream.concat(rule.when().stream(), rule.require().stream());
  }

  private boolean holds(Clause clause) {
    WireValue value = inputs.get(clause.input());
    return switch (clause) {
      case Clause.Given given -> value != null;
      case Clause.Absent absent -> value == null;
      case Clause.Is is -> value != null && is.values().contains(value.shown());
    };
  }
}
