package dev.kinoport.minimax;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.kinoport.provider.Provider;

/**
 * Adds MiniMax to the set of {@link Provider}s, beside those of other modules, and binds {@link
 * Minimax} for whoever closes it.
 */
public final class MinimaxModule extends AbstractModule {
  private final MinimaxConfig config;

  /** Wires MiniMax as configured. */
  public MinimaxModule(MinimaxConfig config) {
    this.config = config;
  }

  @Provides
  @Singleton
  Minimax minimax() {
    return Minimax.open(config);
  }

  @ProvidesIntoSet
  @Singleton
  Provider provider(Minimax minimax) {
    return minimax.provider();
  }
}
