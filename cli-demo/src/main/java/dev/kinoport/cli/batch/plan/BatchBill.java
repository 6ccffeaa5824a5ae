package dev.kinoport.cli.batch.plan;

import dev.kinoport.Failure;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.cli.text.MoneySums;
import dev.kinoport.json.Json;
import dev.kinoport.price.Money;
import dev.kinoport.price.Quote;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/**
 * What a batch costs, before anything of it is bought.
 *
 * @param lines all lines of the file
 */
public record BatchBill(List<PlannedLine> lines) {
  public BatchBill {
    lines = List.copyOf(lines);
  }

  public List<PlannedLine> fresh() {
    return lines.stream().filter(PlannedLine::isFresh).toList();
  }

  /** What those not bought before cost. */
  public List<Money> asked() {
    return quoted(true);
  }

  /** What those bought before were admitted at. */
  public List<Money> committed() {
    return quoted(false);
  }

  private List<Money> quoted(boolean fresh) {
    return lines.stream()
        .filter(line -> line.isFresh() == fresh)
        .flatMap(line -> line.quoted().toJavaStream())
        .toList();
  }

  /** Refuses what a start would refuse, and real money that nobody agreed to. */
  public Either<CommandFailure, BatchBill> agreed(Option<Money> budget, boolean spendsMoney) {
    Option<CommandFailure> refusal =
        unknown()
            .orElse(() -> budget.flatMap(this::over))
            .orElse(() ->
                Option.when(
                    spendsMoney && budget.isEmpty() && !fresh().isEmpty(), this::budgetMissing));
    return refusal.toEither(this).swap();
  }

  private Option<CommandFailure> unknown() {
    List<PlannedLine> unknown = fresh().stream().filter(it -> it.quoted().isEmpty()).toList();
    return Option.when(!unknown.isEmpty(), () -> unknown.get(0))
        .map(first ->
            CommandFailure.refused(
                FailureKind.UNKNOWN_PRICE,
                "nobody knows the price of %d of %d lines; of line %d: %s"
                    .formatted(
                        unknown.size(),
                        lines.size(),
                        first.number(),
                        reason(first.plan().quote()))));
  }

  private static String reason(Quote quote) {
    return quote instanceof Quote.Unknown unknown ? unknown.reason() : "";
  }

  private Option<CommandFailure> over(Money limit) {
    Money nothing = Money.zero(limit.currency());
    Money asked = in(nothing, asked());
    Money committed = in(nothing, committed());
    return Option.when(
        asked.amount().signum() > 0 && committed.plus(asked).compareTo(limit) > 0,
        () -> CommandFailure.of(new Failure.OverBudget("of this batch", limit, committed, asked)));
  }

  private static Money in(Money nothing, List<Money> amounts) {
    return amounts.stream()
        .filter(money -> money.currency().equals(nothing.currency()))
        .reduce(nothing, Money::plus);
  }

  private CommandFailure budgetMissing() {
    return CommandFailure.refused(
        FailureKind.BUDGET_MISSING,
        "this costs real money, %s as quoted: add --budget %s to agree"
            .formatted(
                MoneySums.words(asked()),
                asked().stream()
                    .reduce(Money::plus)
                    .map(sum -> sum.amount().toPlainString())
                    .orElse("0")));
  }

  /** For programs. */
  public Json.Members document() {
    return Json.object()
        .with("lines", lines.size())
        .with("fresh", fresh().size())
        .with("asked", MoneySums.document(asked()))
        .with("committed", MoneySums.document(committed()));
  }
}
