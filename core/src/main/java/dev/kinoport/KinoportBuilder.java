package dev.kinoport;

import dev.kinoport.engine.Engine;
import dev.kinoport.engine.EngineSettings;
import dev.kinoport.engine.GenerationListener;
import dev.kinoport.engine.InProcessScheduler;
import dev.kinoport.engine.Scheduler;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.journal.Journal;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.time.SystemTime;
import dev.kinoport.time.Timekeeper;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts a {@link Kinoport} together. Not safe for use by many threads.
 *
 * {@snippet file="dev/kinoport/examples/WireWithPlainJavaTest.java" region="plain-java"}
 */
public final class KinoportBuilder {
  private final List<AutoCloseable> owned = new ArrayList<>();
  private final List<Provider> providers = new ArrayList<>();
  private @Nullable Timekeeper time;
  private Journal journal = new InMemoryJournal();
  private Scheduler.Factory scheduler = InProcessScheduler::new;
  private EngineSettings settings = EngineSettings.standard();
  private GenerationListener listener = (id, notice) -> {};
  private RandomGenerator dice = new SecureRandom();

  KinoportBuilder() {}

  /** One more provider; the first is asked first. At least one is needed, each name once. */
  public KinoportBuilder provider(Provider shop) {
    providers.add(present(shop, "shop"));
    return this;
  }

  /** Where the truth is kept; by default in memory, for as long as the process lives. */
  public KinoportBuilder journal(Journal truth) {
    this.journal = present(truth, "truth");
    return this;
  }

  /** How time passes; by default {@link SystemTime}, closed together with the Kinoport. */
  public KinoportBuilder time(Timekeeper keeper) {
    this.time = present(keeper, "keeper");
    return this;
  }

  /** Who advances generations, and when; by default this process, at their turn. */
  public KinoportBuilder scheduler(Scheduler.Factory factory) {
    this.scheduler = present(factory, "factory");
    return this;
  }

  /** How patient the engine is; by default {@link EngineSettings#standard}. */
  public KinoportBuilder settings(EngineSettings patience) {
    this.settings = present(patience, "patience");
    return this;
  }

  /** Told of everything that happens to any generation; by default nobody. */
  public KinoportBuilder listener(GenerationListener spectator) {
    this.listener = present(spectator, "spectator");
    return this;
  }

  /**
   * Dice for generation ids; by default the machine's secure ones. A seeded source repeats them.
   */
  public KinoportBuilder dice(RandomGenerator source) {
    this.dice = present(source, "source");
    return this;
  }

  /** Closed together with the Kinoport. */
  public KinoportBuilder owning(AutoCloseable part) {
    owned.add(present(part, "part"));
    return this;
  }

  /**
   * Builds it, and says so at {@code INFO} in one line, by the platform's logger of the name of
   * {@link Kinoport}: providers, kind of journal and scheduler, no secret. Nothing is contacted.
   *
   * @throws IllegalStateException if there is no provider, two have one name, or one lives in
   *     another time than the engine, where no generation would end
   */
  public Kinoport build() {
    checkProviders();
    List<AutoCloseable> parts = new ArrayList<>(owned);
    Timekeeper keeper = time == null ? ownedBy(parts) : time;
    checkClocks(keeper);
    Circuits circuits = new Circuits(keeper);
    Listeners listeners =
        new Listeners((id, notice) -> {
          circuits.on(id, notice);
          listener.on(id, notice);
        });
    Engine engine = new Engine(journal, providers, keeper, settings, listeners);
    Scheduler steps = scheduler.over(engine, keeper);
    tell(steps);
    return new Kinoport(
        new Planner(providers, journal, keeper, new GenerationIds(keeper, dice), circuits),
        circuits,
        journal,
        providers,
        keeper,
        engine,
        steps,
        listeners,
        parts);
  }

  /** What a log should begin with: by their classes, since an address may hold a password. */
  private void tell(Scheduler steps) {
    System.getLogger(Kinoport.class.getName())
        .log(
            System.Logger.Level.INFO,
            () ->
                "kinoport is ready: asks %s; keeps its journal in %s; steps by %s, %s in flight at each provider"
                    .formatted(
                        providers.stream()
                            .map(provider -> provider.name().value())
                            .collect(Collectors.joining(", ")),
                        journal.getClass().getSimpleName(),
                        steps.getClass().getSimpleName(),
                        settings.inFlight() == Integer.MAX_VALUE
                            ? "as many as it takes"
                            : "at most " + settings.inFlight()));
  }

  private static <T> T present(T value, String name) {
    return Objects.requireNonNull(value, () -> name + " must not be null");
  }

  private void checkProviders() {
    if (providers.isEmpty()) {
      throw new IllegalStateException("a Kinoport needs a provider: call provider(...)");
    }
    Set<ProviderName> names = new HashSet<>();
    for (Provider provider : providers) {
      if (!names.add(provider.name())) {
        throw new IllegalStateException(
            "two providers are named %s: give one of them another name".formatted(provider.name()));
      }
    }
  }

  private void checkClocks(Timekeeper keeper) {
    for (Provider provider : providers) {
      for (Timekeeper clock : provider.clock()) {
        if (!keeper.isSameAs(clock)) {
          throw new IllegalStateException(
              "provider %s lives in %s and the engine in %s, so no generation would end: %s"
                  .formatted(provider.name(), kind(clock), kind(keeper), mend()));
        }
      }
    }
  }

  private static String kind(Timekeeper clock) {
    return clock.getClass().getSimpleName();
  }

  private String mend() {
    return time == null
        ? "add .time(clock) to the builder, with the clock that the provider was made with"
        : "make the provider with the clock that .time(...) was given";
  }

  private static Timekeeper ownedBy(List<AutoCloseable> parts) {
    SystemTime system = new SystemTime();
    parts.add(system);
    return system;
  }
}
