package dev.kinoport.fal;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.OptionalBinder;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.kinoport.provider.Provider;
import dev.kinoport.time.Timekeeper;
import java.util.Objects;
import java.util.Optional;

/**
 * Adds fal to the set of {@link Provider}s, beside those of other modules, and binds {@link Fal}
 * for whoever closes it. Takes the engine's {@link Timekeeper} if one is bound, and binds nothing
 * else: its clients are no objects of the injector. A second account is a second element of the
 * set: {@code Multibinder.newSetBinder(binder(), Provider.class).addBinding().toInstance(...)}.
 */
public final class FalModule extends AbstractModule {
  private final FalConfig config;

  /** Wires fal as configured. */
  public FalModule(FalConfig config) {
    this.config = Objects.requireNonNull(config, "config must not be null");
  }

  @Override
  protected void configure() {
    OptionalBinder.newOptionalBinder(binder(), Timekeeper.class);
  }

  @Provides
  @Singleton
  Fal fal(Optional<Timekeeper> time) {
    return time.map(clock -> Fal.open(config, clock)).orElseGet(() -> Fal.open(config));
  }

  @ProvidesIntoSet
  @Singleton
  Provider provider(Fal fal) {
    return fal.provider();
  }
}
