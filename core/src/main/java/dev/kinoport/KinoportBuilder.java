package dev.kinoport;

import dev.kinoport.backend.Backend;
import dev.kinoport.catalogue.Catalogue;
import dev.kinoport.engine.Engine;
import dev.kinoport.engine.EngineSettings;
import dev.kinoport.engine.GenerationListener;
import dev.kinoport.engine.InProcessScheduler;
import dev.kinoport.engine.Scheduler;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.journal.Journal;
import dev.kinoport.time.SystemTime;
import dev.kinoport.time.Timekeeper;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Puts a {@link Kinoport} together. Not safe for use by many threads. */
public final class KinoportBuilder {
  private final List<AutoCloseable> owned = new ArrayList<>();
  private @Nullable Backend backend;
  private @Nullable Timekeeper time;
  private Catalogue catalogue = Catalogue.standard();
  private Journal journal = new InMemoryJournal();
  private Scheduler.Factory scheduler = InProcessScheduler::new;
  private EngineSettings settings = EngineSettings.standard();
  private GenerationListener listener = (id, notice) -> {};
  private RandomGenerator dice = new SecureRandom();

  KinoportBuilder() {}

  /** The provider. */
  public KinoportBuilder backend(Backend provider) {
    this.backend = provider;
    return this;
  }

  /** Where the truth is kept; by default in memory, for as long as the process lives. */
  public KinoportBuilder journal(Journal truth) {
    this.journal = truth;
    return this;
  }

  /** Which models there are; by default {@link Catalogue#standard}. */
  public KinoportBuilder catalogue(Catalogue models) {
    this.catalogue = models;
    return this;
  }

  /** How time passes; by default {@link SystemTime}, closed together with the Kinoport. */
  public KinoportBuilder time(Timekeeper keeper) {
    this.time = keeper;
    return this;
  }

  /** Who advances generations, and when; by default this process, at their turn. */
  public KinoportBuilder scheduler(Scheduler.Factory factory) {
    this.scheduler = factory;
    return this;
  }

  /** How patient the engine is; by default {@link EngineSettings#standard}. */
  public KinoportBuilder settings(EngineSettings patience) {
    this.settings = patience;
    return this;
  }

  /** Told of everything that happens to any generation; by default nobody. */
  public KinoportBuilder listener(GenerationListener spectator) {
    this.listener = spectator;
    return this;
  }

  /**
   * Dice for generation ids; by default the machine's secure ones. A seeded source repeats them.
   */
  public KinoportBuilder dice(RandomGenerator source) {
    this.dice = source;
    return this;
  }

  /** Closed together with the Kinoport. */
  public KinoportBuilder owning(AutoCloseable part) {
    owned.add(part);
    return this;
  }

  /**
   * Builds it. Nothing is contacted.
   *
   * @throws IllegalStateException if there is no backend
   */
  public Kinoport build() {
    if (backend == null) {
      throw new IllegalStateException("a Kinoport needs a backend: call backend(...)");
    }
    List<AutoCloseable> parts = new ArrayList<>(owned);
    Timekeeper keeper = time == null ? ownedBy(parts) : time;
    Spectators spectators = new Spectators(listener);
    Engine engine = new Engine(journal, backend, keeper, settings, spectators);
    return new Kinoport(
        new Admissions(catalogue, journal, keeper, new GenerationIds(keeper, dice)),
        journal,
        backend.clips(),
        keeper,
        engine,
        scheduler.over(engine, keeper),
        spectators,
        parts);
  }

  private static Timekeeper ownedBy(List<AutoCloseable> parts) {
    SystemTime system = new SystemTime();
    parts.add(system);
    return system;
  }
}
