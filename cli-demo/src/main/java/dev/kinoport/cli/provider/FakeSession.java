package dev.kinoport.cli.provider;

import dev.kinoport.KinoportBuilder;
import dev.kinoport.cli.option.BackendOptions;
import dev.kinoport.cli.option.FakeOptions;
import dev.kinoport.cli.option.FakeSpeed;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.cli.state.FakeWorlds;
import dev.kinoport.cli.state.Vault;
import dev.kinoport.engine.EngineSettings;
import dev.kinoport.engine.GenerationListener;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.time.SystemTime;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;

/** The provider in this process's memory. */
final class FakeSession {
  private static final Duration SOON = Duration.ofMillis(100);

  private FakeSession() {}

  static Either<CommandFailure, ProviderSession> open(
      BackendOptions backend, Catalogue catalogue, Vault vault, GenerationListener listener) {
    FakeOptions options = backend.fake();
    FakeSpeed pace = options.pace();
    Life life =
        options.mishap().fold(() -> FakeLives.of(pace), mishap -> FakeLives.of(pace, mishap));
    // From this midnight on: prices and models have their days, and a seed's ids hold for a day.
    Timekeeper time =
        pace == FakeSpeed.INSTANT ? VirtualTime.startingAt(today()) : new SystemTime();
    return provider(options, catalogue, life, time)
        .map(provider -> session(backend, life, time, provider, vault, listener))
        .mapLeft(fault -> CommandFailure.refused(FailureKind.BAD_USAGE, fault));
  }

  private static Instant today() {
    return Instant.now().truncatedTo(ChronoUnit.DAYS);
  }

  /** A world of its own has ids of its own: the journal holds those of all. */
  private static Either<String, FakeProvider> provider(
      FakeOptions options, Catalogue catalogue, Life life, Timekeeper time) {
    FakeProvider.Builder builder =
        FakeProvider.on(time)
            .catalogue(catalogue)
            .script(Script.always(life))
            .seed(options.seed().getOrElse(0L));
    options
        .world()
        .forEach(world ->
            builder
                .keptIn(world)
                .world(FakeWorlds.name(world))
                .name(ProviderAddress.fake(FakeWorlds.name(world)).value()));
    try {
      return Either.right(builder.build());
    } catch (UncheckedIOException e) {
      return Either.left("the fake's world cannot be used: " + e.getMessage());
    }
  }

  private static ProviderSession session(
      BackendOptions backend,
      Life life,
      Timekeeper time,
      FakeProvider provider,
      Vault vault,
      GenerationListener listener) {
    FakeOptions options = backend.fake();
    EngineSettings settings =
        options.pace() == FakeSpeed.FAST ? impatient() : EngineSettings.standard();
    KinoportBuilder builder =
        QuietEngine.builder()
            .provider(provider.provider().withClips(vault.store(provider.clipSource())))
            .journal(vault.journal())
            .time(time)
            .settings(ProviderSession.limited(settings, backend.inFlight()))
            .listener(listener);
    builder.owning(provider);
    options.seed().forEach(seed -> builder.dice(new SplittableRandom(seed)));
    if (time instanceof SystemTime system) {
      builder.owning(system);
    }
    Duration usual = life.queued().plus(life.running());
    return new ProviderSession(
        builder.build(),
        vault.journal(),
        provider.provider().name(),
        time,
        usual,
        Option.none(),
        false,
        Option.none());
  }

  /** For a provider that is done within two seconds, and forgets as fast. */
  private static EngineSettings impatient() {
    Duration second = Duration.ofSeconds(1);
    return EngineSettings.standard()
        .polling(SOON, SOON)
        .pausing(SOON, SOON)
        .doubtSlowest(second)
        .stuckPause(second);
  }
}
