package dev.kinoport.videos;

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
 * Adds servers of {@code /v1/videos} to the set of {@link Provider}s, beside those of other
 * modules, and binds {@link Videos} for whoever closes it. Takes the engine's {@link Timekeeper} if
 * one is bound.
 */
public final class VideosModule extends AbstractModule {
  private final VideosConfig config;

  /** Wires the servers as configured. */
  public VideosModule(VideosConfig config) {
    this.config = Objects.requireNonNull(config, "config must not be null");
  }

  @Override
  protected void configure() {
    OptionalBinder.newOptionalBinder(binder(), Timekeeper.class);
  }

  @Provides
  @Singleton
  Videos videos(Optional<Timekeeper> time) {
    return time.map(clock -> Videos.open(config, clock)).orElseGet(() -> Videos.open(config));
  }

  @ProvidesIntoSet
  @Singleton
  Provider provider(Videos videos) {
    return videos.provider();
  }
}
