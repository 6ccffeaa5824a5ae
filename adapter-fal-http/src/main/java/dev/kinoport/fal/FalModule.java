package dev.kinoport.fal;

import com.google.inject.Exposed;
import com.google.inject.PrivateModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.kinoport.backend.Backend;

/**
 * Binds {@link Backend} to fal, and {@link Fal} for whoever closes it. Needs nothing; keeps its
 * clients to itself.
 */
public final class FalModule extends PrivateModule {
  private final FalConfig config;

  /** Wires fal as configured. */
  public FalModule(FalConfig config) {
    this.config = config;
  }

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
  }

  @Provides
  @Singleton
  @Exposed
  Fal fal() {
    return Fal.open(config);
  }

  @Provides
  @Singleton
  @Exposed
  Backend backend(Fal fal) {
    return fal.backend();
  }
}
