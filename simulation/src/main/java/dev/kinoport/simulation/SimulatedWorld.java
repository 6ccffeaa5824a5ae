package dev.kinoport.simulation;

import dev.kinoport.Failure;
import dev.kinoport.Kinoport;
import dev.kinoport.backend.Backend;
import dev.kinoport.engine.EngineSettings;
import dev.kinoport.engine.GenerationListener;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.journal.History;
import dev.kinoport.journal.Journal;
import dev.kinoport.simulation.Scenario.Wish;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * One world, from one seed: callers, two workers on one journal, a provider full of faults, and a
 * process that dies again and again. Everything runs on one thread in virtual time, so the same
 * seed gives the same history.
 */
final class SimulatedWorld {
  private static final Duration TROUBLED_TIME = Duration.ofHours(1);
  private static final Duration END_OF_TIME = Duration.ofDays(14);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final double CRASH_CHANCE = 0.02;
  private static final int WORKERS = 2;

  private final SplittableRandom dice;
  private final VirtualTime time;
  private final FakeProvider provider;
  private final Scenario scenario;
  private final Crashes crashes;
  private final Sabotage sabotage;
  private final GenerationListener spectator;
  private final Journal truth;
  private final Set<GenerationId> started = new TreeSet<>((a, b) -> a.value().compareTo(b.value()));
  private final List<Kinoport> workers = new ArrayList<>();

  /**
   * Prepares a world.
   *
   * @param truth the journal that lasts, empty
   * @param spectator told of every event, by both workers
   */
  SimulatedWorld(
      long seed, int lives, Sabotage sabotage, Journal truth, GenerationListener spectator) {
    this.truth = truth;
    this.spectator = spectator;
    this.sabotage = sabotage;
    dice = new SplittableRandom(seed);
    time = VirtualTime.shuffled(dice.split());
    crashes = new Crashes(dice.split(), CRASH_CHANCE, sabotage.certainDeath());
    scenario = Scenario.drawn(dice.split(), lives);
    provider =
        FakeProvider.on(time)
            .script(new ChaosScript(seed))
            .resultKept(END_OF_TIME.multipliedBy(4))
            .seed(seed)
            .build();
  }

  /** Lives it through to the end and looks at the books. */
  Verdict live() {
    begin();
    for (Wish wish : scenario.wishes()) {
      time.at(time.now().plus(wish.at()), () -> make(wish));
    }
    survive(TROUBLED_TIME);
    crashes.disarm();
    survive(Duration.ZERO);
    restart();
    survive(END_OF_TIME);
    decideDoubts();
    survive(END_OF_TIME);
    return Verdict.of(truth, provider, scenario.budget(), started, crashes.seen());
  }

  private void begin() {
    for (int i = 0; i < WORKERS; i++) {
      workers.add(worker());
    }
  }

  private Kinoport worker() {
    Backend honest = provider.backend();
    StallingBackend stalling = new StallingBackend(honest.video(), time, dice.split(), crashes);
    return Kinoport.builder()
        .backend(new Backend(sabotage.backend(stalling), honest.uploader(), honest.clips()))
        .journal(sabotage.journal(new CrashingJournal(truth, crashes)))
        .time(time)
        .dice(dice.split())
        .settings(settings())
        .listener(spectator)
        .build();
  }

  /** Records may lag and answers may stall for long here, so an absence is believed late. */
  private static EngineSettings settings() {
    return EngineSettings.standard().doubtGrace(Duration.ofHours(3));
  }

  private Kinoport anyWorker() {
    return workers.get(dice.nextInt(workers.size()));
  }

  private void make(Wish wish) {
    Kinoport kinoport = anyWorker();
    Either<Failure, GenerationId> start = retryingAfterCrash(wish, kinoport);
    start.peek(id -> {
      started.add(id);
      if (!wish.cancelAfter().isNegative()) {
        time.at(time.now().plus(wish.cancelAfter()), () -> cancel(id));
      }
      if (sabotage.releasesAtWaitLimit()) {
        time.at(time.now().plus(PATIENCE), () -> release(id));
      }
    });
  }

  /** The caller dies with the process, and asks again with the same key when it is back. */
  private Either<Failure, GenerationId> retryingAfterCrash(Wish wish, Kinoport kinoport) {
    try {
      return kinoport.start(wish.draft(), wish.terms());
    } catch (SimulatedCrash crash) {
      time.at(time.now().plusSeconds(30), () -> make(wish));
      throw crash;
    }
  }

  private void cancel(GenerationId id) {
    var unused = anyWorker().cancel(id);
  }

  private void release(GenerationId id) {
    Option<History> history = truth.read(id).getOrElse(Option.none());
    history
        .filter(known -> !(known.state() instanceof GenerationState.Ended))
        .forEach(known ->
            truth.append(
                id,
                known.version(),
                new GenerationEvent.Cancelled(Cost.nothing(known.state().order()), time.now())));
  }

  /** Lets time pass; when the process dies, starts it again at once. */
  private void survive(Duration span) {
    Instant end = time.now().plus(span);
    while (time.now().isBefore(end)) {
      try {
        time.advance(Duration.between(time.now(), end));
      } catch (SimulatedCrash crash) {
        restart();
      }
    }
  }

  private void restart() {
    workers.forEach(Kinoport::close);
    workers.clear();
    begin();
    for (Kinoport worker : workers) {
      var unused = worker.resume();
    }
  }

  /** A person is asked about what the provider's records cannot tell. */
  private void decideDoubts() {
    started.forEach(id -> Person.decide(workers.get(0), provider, id));
  }
}
