package dev.kinoport.cli;

import dev.kinoport.engine.GenerationListener;
import io.vavr.control.Either;
import java.nio.file.Path;
import java.util.Map;

/** The one place where a name becomes a provider. Only the chosen one is loaded. */
final class Backends {
  private Backends() {}

  /**
   * Opens a backend.
   *
   * @param environment where keys are
   * @param folder where clips are brought
   * @param listener told of everything that happens
   * @return left: why this one cannot be had
   */
  static Either<String, Session> open(
      BackendOptions options,
      Map<String, String> environment,
      Path folder,
      GenerationListener listener) {
    return options
        .misfit()
        .<Either<String, Session>>map(Either::left)
        .getOrElse(() ->
            switch (options.backend()) {
              case FAKE -> Either.right(FakeSession.open(options.fake(), folder, listener));
              case FAL -> FalSession.open(options.wire(), environment, folder, listener);
            });
  }
}
