package dev.kinoport.guice;

import com.google.inject.Exposed;
import com.google.inject.Key;
import com.google.inject.PrivateModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.OptionalBinder;
import dev.kinoport.Kinoport;
import dev.kinoport.KinoportBuilder;
import dev.kinoport.engine.EngineSettings;
import dev.kinoport.engine.GenerationListener;
import dev.kinoport.engine.Scheduler;
import dev.kinoport.journal.Journal;
import dev.kinoport.provider.Provider;
import dev.kinoport.time.Timekeeper;
import java.util.Optional;
import java.util.Set;

/**
 * Binds one {@link Kinoport} for the whole injector and exposes nothing else.
 *
 * <p>Needs a set of {@link Provider}s, to which each adapter's module adds its own: one module for
 * one provider, several side by side for several, asked in the order in which they are installed. A
 * provider of one's own is added with {@code Multibinder.newSetBinder(binder(), Provider.class)}.
 * Takes, if they are bound, a {@link Journal}, a {@link Timekeeper}, {@link Scheduler.Factory},
 * {@link EngineSettings} and a {@link GenerationListener}; what is not bound is as {@link
 * KinoportBuilder} has it by default.
 *
 * <p>No injector closes what it made: the application closes the {@link Kinoport} when it ends. It
 * does not close what was bound elsewhere.
 */
public final class KinoportModule extends PrivateModule {
  private static final Key<Set<Provider>> PROVIDERS = Key.get(new TypeLiteral<Set<Provider>>() {});

  @Override
  protected void configure() {
    requireBinding(PROVIDERS);
    OptionalBinder.newOptionalBinder(binder(), Journal.class);
    OptionalBinder.newOptionalBinder(binder(), Timekeeper.class);
    OptionalBinder.newOptionalBinder(binder(), Scheduler.Factory.class);
    OptionalBinder.newOptionalBinder(binder(), EngineSettings.class);
    OptionalBinder.newOptionalBinder(binder(), GenerationListener.class);
  }

  @Provides
  @Singleton
  @Exposed
  Kinoport kinoport(
      Set<Provider> providers,
      Optional<Journal> journal,
      Optional<Timekeeper> time,
      Optional<Scheduler.Factory> scheduler,
      Optional<EngineSettings> settings,
      Optional<GenerationListener> listener) {
    KinoportBuilder builder = Kinoport.builder();
    providers.forEach(builder::provider);
    journal.ifPresent(builder::journal);
    time.ifPresent(builder::time);
    scheduler.ifPresent(builder::scheduler);
    settings.ifPresent(builder::settings);
    listener.ifPresent(builder::listener);
    return builder.build();
  }
}
