package dev.kinoport.fal.offline;

import dev.kinoport.Failure;
import dev.kinoport.Generated;
import dev.kinoport.fake.Bill;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.price.Money;
import dev.kinoport.provider.ProviderError;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * What a caller and the provider's books say in the end. Words that people read may differ, and so
 * may whether the cost is billed or quoted: over the wire fal tells units and no money.
 *
 * @param end how it ended
 * @param amount what it cost, as the caller sees it
 * @param charges how often the provider charged
 * @param charged how much in all
 */
record Outcome(String end, Option<Money> amount, int charges, Money charged) {
  static Outcome of(Either<Failure, Generated> verdict, Bill bill) {
    return new Outcome(
        verdict.fold(Outcome::end, done -> "a clip"),
        verdict.fold(Outcome::cost, done -> Option.of(done.cost())).flatMap(Cost::amount),
        bill.count(),
        bill.total());
  }

  private static String end(Failure failure) {
    return failure instanceof Failure.Failed failed
        ? end(failed.cause())
        : failure.getClass().getSimpleName();
  }

  private static String end(GenerationFailure cause) {
    return cause instanceof GenerationFailure.ByProvider byProvider
        ? said(byProvider.error())
        : cause.getClass().getSimpleName();
  }

  private static String said(ProviderError error) {
    return "%s %s: %s%s"
        .formatted(
            error.kind(), error.type(), error.message(), error.retryable() ? " (retryable)" : "");
  }

  private static Option<Cost> cost(Failure failure) {
    return switch (failure) {
      case Failure.Failed failed -> Option.of(failed.cost());
      case Failure.Cancelled cancelled -> Option.of(cancelled.cost());
      default -> Option.none();
    };
  }
}
