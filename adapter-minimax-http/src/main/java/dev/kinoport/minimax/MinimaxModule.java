package dev.kinoport.minimax;

import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.kinoport.http.ShopModule;
import dev.kinoport.provider.Provider;
import dev.kinoport.time.Timekeeper;
import java.util.Objects;
import java.util.Optional;

/**
 * Adds MiniMax to the set of {@link Provider}s, beside those of other modules, and binds {@link
 * Minimax} for whoever closes it. Takes the engine's {@link Timekeeper} if one is bound.
 */
public final class MinimaxModule extends ShopModule {
  private final MinimaxConfig config;

  /** Wires MiniMax as configured. */
  public MinimaxModule(MinimaxConfig config) {
    super(Minimax.class);
    this.config = Objects.requireNonNull(config, "config must not be null");
  }

  @Provides
  @Singleton
  Minimax minimax(Optional<Timekeeper> time) {
    return time.map(clock -> Minimax.open(config, clock)).orElseGet(() -> Minimax.open(config));
  }
}
