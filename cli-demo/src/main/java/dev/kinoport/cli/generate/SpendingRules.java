package dev.kinoport.cli.generate;

import dev.kinoport.Failure;
import dev.kinoport.Plan;
import dev.kinoport.cli.option.TermsOptions;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.price.Money;
import dev.kinoport.price.Quote;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** What is said about the money before any is spent. */
final class SpendingRules {
  private SpendingRules() {}

  /** What a start would say about a plan. */
  static Either<CommandFailure, Plan> affordable(Plan plan, TermsOptions terms) {
    return switch (terms.judged(plan.quote())) {
      case Quote.Known known ->
          terms
              .budget()
              .filter(limit -> limit.compareTo(known.amount()) < 0)
              .<Failure>map(limit -> overBudget(limit, known.amount()))
              .toEither(plan)
              .swap()
              .mapLeft(CommandFailure::of);
      case Quote.Unknown unknown when terms.allowUnknownPrice() -> Either.right(plan);
      case Quote.Unknown unknown ->
          Either.left(CommandFailure.of(new Failure.UnknownPrice(unknown.reason())));
    };
  }

  private static Failure overBudget(Money limit, Money asked) {
    return new Failure.OverBudget("default", limit, Money.zero(limit.currency()), asked);
  }

  /** Real money is spent only by those who say how much. */
  static Either<CommandFailure, Plan> agreed(Plan plan, Option<Money> budget) {
    return switch (plan.quote()) {
      case Quote.Known known when budget.isEmpty() ->
          Either.left(CommandFailure.refused(FailureKind.BUDGET_MISSING, advice(known.amount())));
      case Quote.Known known -> Either.right(plan);
      case Quote.Unknown unknown -> Either.right(plan);
    };
  }

  private static String advice(Money quoted) {
    return "this costs real money, %s as quoted: add --budget %s to agree"
        .formatted(quoted, quoted.amount().toPlainString());
  }
}
