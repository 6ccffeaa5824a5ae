package dev.kinoport.cli.provider;

import dev.kinoport.cli.option.BackendOptions;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.cli.state.Vault;
import dev.kinoport.engine.GenerationListener;
import dev.kinoport.offer.Catalogue;
import io.vavr.control.Either;
import java.util.Map;

/** The one place where a name becomes a provider. Only the chosen one is loaded. */
public final class Backends {
  private Backends() {}

  /**
   * Opens a backend.
   *
   * @param environment where keys are
   * @param vault where journal and clips are kept
   * @param listener told of everything that happens
   * @return left: why this one cannot be had
   */
  public static Either<CommandFailure, ProviderSession> open(
      BackendOptions options,
      Map<String, String> environment,
      Vault vault,
      GenerationListener listener) {
    return options
        .misfit()
        .<Either<String, Catalogue>>map(Either::left)
        .getOrElse(() -> options.catalogue().of(options.backend()))
        .mapLeft(fault -> CommandFailure.refused(FailureKind.BAD_USAGE, fault))
        .flatMap(catalogue ->
            switch (options.backend()) {
              case FAKE -> FakeSession.open(options, catalogue, vault, listener);
              case FAL -> FalSession.open(options, catalogue, environment, vault, listener);
              case MINIMAX ->
                  new MinimaxShop().open(options, catalogue, environment, vault, listener);
              case REPLICATE ->
                  new ReplicateShop().open(options, catalogue, environment, vault, listener);
            });
  }
}
