package dev.kinoport.cli.provider;

import dev.kinoport.Kinoport;
import dev.kinoport.cli.state.StateFolder;
import dev.kinoport.cli.state.Vault;
import dev.kinoport.engine.Engine;
import dev.kinoport.engine.NextStep;
import dev.kinoport.engine.Scheduler;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.journal.Journal;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.time.SystemTime;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A session in the name of a provider that may be gone. It asks nobody and goes on with nothing: a
 * person's decisions are written down, and clips that a person brings are kept.
 */
public final class JournalOnly {
  private JournalOnly() {}

  public static ProviderSession of(ProviderName name, Journal journal, StateFolder state) {
    SystemTime time = new SystemTime();
    FakeProvider silent = FakeProvider.on(time).name(name.value()).build();
    Vault vault = new Vault(journal, state.clips(), state.delivery());
    Provider provider = silent.provider().withClips(vault.store(silent.clipSource()));
    Kinoport kinoport =
        QuietEngine.builder()
            .provider(provider)
            .journal(journal)
            .time(time)
            .scheduler((engine, clock) -> new Idle(engine))
            .owning(silent)
            .owning(time)
            .build();
    return new ProviderSession(
        kinoport, journal, name, time, Duration.ZERO, Option.none(), false, Option.none());
  }

  /** Never does a step. */
  private record Idle(Engine engine) implements Scheduler {
    @Override
    public void wake(GenerationId id) {}

    @Override
    public CompletableFuture<NextStep> rest(GenerationId id) {
      return CompletableFuture.completedFuture(new NextStep.Parked(Option.none()));
    }

    @Override
    public void close() {
      engine.close();
    }
  }
}
