package dev.kinoport.emulator.job;

import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderResult;
import io.vavr.control.Either;

/** What a shop tells of a result whose answers hold the whole job, under its name. */
public final class ToldResults {
  private ToldResults() {}

  /** An error that does not say whose it is holds no job: there the question itself fails. */
  public static Either<ProviderFailure, ProviderResult> of(
      Either<ProviderFailure, ProviderResult> answer) {
    return answer.filterOrElse(
        result -> !(result instanceof ProviderResult.Unproven),
        unproven -> new ProviderFailure.ServerFault("Internal Server Error"));
  }
}
