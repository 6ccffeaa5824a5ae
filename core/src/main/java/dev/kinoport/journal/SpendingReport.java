package dev.kinoport.journal;

import dev.kinoport.generation.Cost;
import dev.kinoport.price.Money;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;

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
public record SpendingReport(
    int generations, int unknown, List<Money> reserved, List<Money> estimated, List<Money> actual) {
  /** Of no generation. */
  public static final SpendingReport NOTHING =
      new SpendingReport(0, 0, List.of(), List.of(), List.of());

  public SpendingReport {
    reserved = List.copyOf(reserved);
    estimated = List.copyOf(estimated);
    actual = List.copyOf(actual);
  }

  /**
   * What is spent under one name.
   *
   * @param name of the group; none: that of those without a label
   * @param spending of the group
   */
  public record Group(Option<String> name, SpendingReport spending) {}

  /** Adds up. */
  public static SpendingReport of(Collection<Summary> generations) {
    return sum(generations.stream().map(SpendingReport::of).toList());
  }

  private static SpendingReport of(Summary summary) {
    return alike(1, summary.phase().isEnd(), summary.quoted(), summary.setAside(), summary.cost());
  }

  /**
   * What some cost that are alike in this.
   *
   * @param generations how many they are
   * @param hasEnded whether they have, each of them
   * @param quoted the price of each
   * @param setAside what was set aside for each
   * @param cost of each
   */
  public static SpendingReport alike(
      int generations,
      boolean hasEnded,
      Option<Money> quoted,
      Option<Money> setAside,
      Option<Cost> cost) {
    BigDecimal count = BigDecimal.valueOf(generations);
    if (!hasEnded) {
      return new SpendingReport(generations, 0, times(setAside, count), List.of(), List.of());
    }
    boolean isUnknown = cost.exists(it -> it.basis() == Cost.Basis.UNKNOWN);
    return new SpendingReport(
        generations,
        isUnknown ? generations : 0,
        List.of(),
        times(quoted, count),
        times(cost.flatMap(Cost::amount), count));
  }

  private static List<Money> times(Option<Money> amount, BigDecimal count) {
    return amount.map(one -> one.times(count)).toJavaList();
  }

  /** All of it together. */
  public static SpendingReport sum(Collection<SpendingReport> parts) {
    return new SpendingReport(
        parts.stream().mapToInt(SpendingReport::generations).sum(),
        parts.stream().mapToInt(SpendingReport::unknown).sum(),
        Money.sums(parts.stream().flatMap(part -> part.reserved().stream())),
        Money.sums(parts.stream().flatMap(part -> part.estimated().stream())),
        Money.sums(parts.stream().flatMap(part -> part.actual().stream())));
  }
}
