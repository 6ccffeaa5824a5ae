package dev.kinoport.guice;

import com.google.inject.Exposed;
import com.google.inject.PrivateModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.OptionalBinder;
import dev.kinoport.Kinoport;
import dev.kinoport.KinoportBuilder;
import dev.kinoport.backend.Backend;
import dev.kinoport.catalogue.Catalogue;
import dev.kinoport.engine.EngineSettings;
import dev.kinoport.engine.GenerationListener;
import dev.kinoport.engine.Scheduler;
import dev.kinoport.journal.Journal;
import dev.kinoport.time.Timekeeper;
import java.util.Optional;

/**
 * Binds one {@link Kinoport} for the whole injector and exposes nothing else.
 *
 * <p>Needs a {@link Backend}, which an adapter's module binds. Takes, if they are bound, a {@link
 * Journal}, a {@link Timekeeper}, a {@link Catalogue}, {@link Scheduler.Factory}, {@link
 * EngineSettings} and a {@link GenerationListener}; what is not bound is as {@link KinoportBuilder}
 * has it by default.
 *
 * <p>No injector closes what it made: the application closes the {@link Kinoport} when it ends. It
 * does not close what was bound elsewhere.
 */
public final class KinoportModule extends PrivateModule {
  @Override
  protected void configure() {
    requireBinding(Backend.class);
    OptionalBinder.newOptionalBinder(binder(), Journal.class);
    OptionalBinder.newOptionalBinder(binder(), Timekeeper.class);
    OptionalBinder.newOptionalBinder(binder(), Catalogue.class);
    OptionalBinder.newOptionalBinder(binder(), Scheduler.Factory.class);
    OptionalBinder.newOptionalBinder(binder(), EngineSettings.class);
    OptionalBinder.newOptionalBinder(binder(), GenerationListener.class);
  }

  @Provides
  @Singleton
  @Exposed
  Kinoport kinoport(
      Backend backend,
      Optional<Journal> journal,
      Optional<Timekeeper> time,
      Optional<Catalogue> catalogue,
      Optional<Scheduler.Factory> scheduler,
      Optional<EngineSettings> settings,
      Optional<GenerationListener> listener) {
    KinoportBuilder builder = Kinoport.builder().backend(backend);
    journal.ifPresent(builder::journal);
    time.ifPresent(builder::time);
    catalogue.ifPresent(builder::catalogue);
    scheduler.ifPresent(builder::scheduler);
    settings.ifPresent(builder::settings);
    listener.ifPresent(builder::listener);
    return builder.build();
  }
}
