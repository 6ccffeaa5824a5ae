package dev.kinoport.videos;

import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.kinoport.http.ShopModule;
import dev.kinoport.provider.Provider;
import dev.kinoport.time.Timekeeper;
import java.util.Objects;
import java.util.Optional;

/**
 * Adds servers of {@code /v1/videos} to the set of {@link Provider}s, beside those of other
 * modules, and binds {@link Videos} for whoever closes it. Takes the engine's {@link Timekeeper} if
 * one is bound.
 */
public final class VideosModule extends ShopModule {
  private final VideosConfig config;

  /** Wires the servers as configured. */
  public VideosModule(VideosConfig config) {
    super(Videos.class);
    this.config = Objects.requireNonNull(config, "config must not be null");
  }

  @Provides
  @Singleton
  Videos videos(Optional<Timekeeper> time) {
    return time.map(clock -> Videos.open(config, clock)).orElseGet(() -> Videos.open(config));
  }
}
