package dev.kinoport.replicate;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.kinoport.provider.Provider;

/**
 * Adds Replicate to the set of {@link Provider}s, beside those of other modules, and binds {@link
 * Replicate} for whoever closes it.
 */
public final class ReplicateModule extends AbstractModule {
  private final ReplicateConfig config;

  /** Wires Replicate as configured. */
  public ReplicateModule(ReplicateConfig config) {
    this.config = config;
  }

  @Provides
  @Singleton
  Replicate replicate() {
    return Replicate.open(config);
  }

  @ProvidesIntoSet
  @Singleton
  Provider provider(Replicate replicate) {
    return replicate.provider();
  }
}
