package dev.kinoport.fal;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.kinoport.provider.Provider;

/**
 * Adds fal to the set of {@link Provider}s, beside those of other modules, and binds {@link Fal}
 * for whoever closes it. Needs nothing, and binds nothing else: its clients are no objects of the
 * injector. A second account is a second element of the set: {@code
 * Multibinder.newSetBinder(binder(), Provider.class).addBinding().toInstance(...)}.
 */
public final class FalModule extends AbstractModule {
  private final FalConfig config;

  /** Wires fal as configured. */
  public FalModule(FalConfig config) {
    this.config = config;
  }

  @Provides
  @Singleton
  Fal fal() {
    return Fal.open(config);
  }

  @ProvidesIntoSet
  @Singleton
  Provider provider(Fal fal) {
    return fal.provider();
  }
}
