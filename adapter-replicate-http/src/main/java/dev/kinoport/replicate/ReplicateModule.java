package dev.kinoport.replicate;

import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.kinoport.http.ShopModule;
import dev.kinoport.provider.Provider;
import dev.kinoport.time.Timekeeper;
import java.util.Objects;
import java.util.Optional;

/**
 * Adds Replicate to the set of {@link Provider}s, beside those of other modules, and binds {@link
 * Replicate} for whoever closes it. Takes the engine's {@link Timekeeper} if one is bound.
 */
public final class ReplicateModule extends ShopModule {
  private final ReplicateConfig config;

  /** Wires Replicate as configured. */
  public ReplicateModule(ReplicateConfig config) {
    super(Replicate.class);
    this.config = Objects.requireNonNull(config, "config must not be null");
  }

  @Provides
  @Singleton
  Replicate replicate(Optional<Timekeeper> time) {
    return time.map(clock -> Replicate.open(config, clock)).orElseGet(() -> Replicate.open(config));
  }
}
