package dev.kinoport.videos;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.kinoport.provider.Provider;

/**
 * Adds servers of {@code /v1/videos} to the set of {@link Provider}s, beside those of other
 * modules, and binds {@link Videos} for whoever closes it.
 */
public final class VideosModule extends AbstractModule {
  private final VideosConfig config;

  /** Wires the servers as configured. */
  public VideosModule(VideosConfig config) {
    this.config = config;
  }

  @Provides
  @Singleton
  Videos videos() {
    return Videos.open(config);
  }

  @ProvidesIntoSet
  @Singleton
  Provider provider(Videos videos) {
    return videos.provider();
  }
}
