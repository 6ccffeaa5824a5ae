package dev.kinoport.journal;

import dev.kinoport.generation.Cost;
import dev.kinoport.price.Money;
import io.vavr.control.Option;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What some generations cost together. Each sum is a list, one amount for each currency, by its
 * code; an empty one stands for nothing.
 *
 * @param generations how many there are
 * @param unknown how many of those that have ended may have cost something that nobody knows
 * @param reserved set aside for those that have not ended
 * @param estimated the quotes of those that have ended
 * @param actual what those that have ended cost: as billed, or as quoted where the provider did not
 *     say
 */
public record Spending(
    int generations, int unknown, List<Money> reserved, List<Money> estimated, List<Money> actual) {
  public Spending {
    reserved = List.copyOf(reserved);
    estimated = List.copyOf(estimated);
    actual = List.copyOf(actual);
  }

  /** Adds up. */
  public static Spending of(Collection<Summary> generations) {
    List<Summary> ended = generations.stream().filter(summary -> summary.phase().isEnd()).toList();
    return new Spending(
        generations.size(),
        (int) ended.stream().filter(Spending::isUnknown).count(),
        sums(generations, Summary::reserved),
        sums(ended, Summary::quoted),
        sums(ended, summary -> summary.cost().flatMap(Cost::amount)));
  }

  private static boolean isUnknown(Summary summary) {
    return summary.cost().exists(cost -> cost.basis() == Cost.Basis.UNKNOWN);
  }

  private static List<Money> sums(
      Collection<Summary> summaries, Function<Summary, Option<Money>> amount) {
    return summaries.stream()
        .flatMap(summary -> amount.apply(summary).toJavaStream())
        .collect(
            Collectors.toMap(
                money -> money.currency().getCurrencyCode(),
                money -> money,
                Money::plus,
                TreeMap::new))
        .values()
        .stream()
        .toList();
  }
}
