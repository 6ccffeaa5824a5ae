package dev.kinoport.fal;

import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.kinoport.http.ShopModule;
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
public final class FalModule extends ShopModule {
  private final FalConfig config;

  /** Wires fal as configured. */
  public FalModule(FalConfig config) {
    super(Fal.class);
    this.config = Objects.requireNonNull(config, "config must not be null");
  }

  @Provides
  @Singleton
  Fal fal(Optional<Timekeeper> time) {
    return time.map(clock -> Fal.open(config, clock)).orElseGet(() -> Fal.open(config));
  }
}
