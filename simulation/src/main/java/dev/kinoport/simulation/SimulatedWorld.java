package dev.kinoport.simulation;

import dev.kinoport.Failure;
import dev.kinoport.Kinoport;
import dev.kinoport.KinoportBuilder;
import dev.kinoport.Preference;
import dev.kinoport.Terms;
import dev.kinoport.engine.EngineSettings;
import dev.kinoport.engine.GenerationListener;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.journal.ForwardingJournal;
import dev.kinoport.journal.History;
import dev.kinoport.journal.InMemoryLeases;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.LeaseTable;
import dev.kinoport.journal.SendingProcesses;
import dev.kinoport.journal.SubmitLimits;
import dev.kinoport.provider.Capabilities;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.simulation.Scenario.Wish;
import dev.kinoport.testkit.SteppedJournal;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * One world, from one seed: callers, three workers on one journal, two providers full of faults
 * that not every worker has, and a process that dies again and again. Everything runs on one thread
 * in virtual time, so the same seed gives the same history.
 */
final class SimulatedWorld {
  private static final Duration TROUBLED_TIME = Duration.ofHours(1);
  private static final Duration END_OF_TIME = Duration.ofDays(14);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int LOOKS = 4;
  private static final Duration LOOKED_AT_WITHIN = Duration.ofMinutes(1);
  private static final Duration AFTER_A_WHILE = Duration.ofMinutes(20);

  /** What a person brings may be damaged, and is brought again. */
  private static final int ROUNDS_OF_HELP = 5;

  private static final double CRASH_CHANCE = 0.02;
  private static final Duration REMEMBERED = Duration.ofDays(2);
  private static final ProviderName A = ProviderName.of("a");
  private static final ProviderName B = ProviderName.of("b");

  /** What the first takes of all workers together; the second takes whatever comes. */
  private static final SubmitLimits LIMITS = new SubmitLimits(A, Option.some(2), Option.some(2));

  /** Who is asked in each worker: one has both, the others do not know of each other. */
  private static final List<List<ProviderName>> WORKERS =
      List.of(List.of(A, B), List.of(A), List.of(B));

  private final SplittableRandom dice;
  private final SplittableRandom looks;
  private final VirtualTime time;
  private final Map<ProviderName, FakeProvider> providers = new TreeMap<>();
  private final Scenario scenario;
  private final Crashes crashes;
  private final Sabotage sabotage;
  private final GenerationListener spectator;
  private final Journal truth;

  /** What callers agreed to, by generation: the hash of the request. */
  private final Map<GenerationId, String> agreed =
      new TreeMap<>(Comparator.comparing(GenerationId::value));

  private final List<Kinoport> workers = new ArrayList<>();
  private final Set<String> senders = new HashSet<>();
  private final LeaseTable leases = new InMemoryLeases();
  private final List<SimulatedMachine> machines = new ArrayList<>();
  private final Departures departures;
  private final LimitsWatch limits;
  private int starts;

  /**
   * Prepares a world.
   *
   * @param truth the journal that lasts, empty
   * @param spectator told of every event, by all workers
   */
  SimulatedWorld(
      long seed, int lives, Sabotage sabotage, Journal truth, GenerationListener spectator) {
    this.truth = truth;
    limits = new LimitsWatch(truth, LIMITS);
    this.spectator = spectator;
    this.sabotage = sabotage;
    dice = new SplittableRandom(seed);
    looks = new SplittableRandom(~seed);
    time = VirtualTime.shuffled(dice.split());
    departures = new Departures(time);
    crashes = new Crashes(dice.split(), CRASH_CHANCE, sabotage.certainDeath());
    scenario = Scenario.drawn(dice.split(), lives);
    providers.put(A, provider(A, seed, LIMITS.perMinute(), LIMITS.inFlight()));
    providers.put(B, provider(B, -seed, Option.none(), Option.none()));
  }

  /**
   * Records may lag and answers may stall for long here, so an absence is believed late. It
   * remembers for longer than it promises, or a person's late decision would lose what was paid
   * for.
   */
  private FakeProvider provider(
      ProviderName name, long luck, Option<Integer> perMinute, Option<Integer> inFlight) {
    return FakeProvider.on(time)
        .name(name.value())
        .script(new ChaosScript(luck))
        .resultKept(END_OF_TIME.multipliedBy(4))
        .capabilities(
            Capabilities.standard()
                .search(
                    Capabilities.Search.by(Capabilities.Search.Way.LISTING)
                        .grace(Duration.ofHours(3)))
                .kept(REMEMBERED, END_OF_TIME)
                .pace(perMinute, inFlight))
        .build();
  }

  /** Lives it through to the end and looks at the books. */
  SimulationVerdict live() {
    begin();
    for (Wish wish : scenario.wishes()) {
      time.at(time.now().plus(wish.at()), () -> make(wish));
    }
    survive(TROUBLED_TIME);
    crashes.disarm();
    survive(Duration.ZERO);
    restart();
    survive(END_OF_TIME);
    List<String> noticed = new ArrayList<>(waitingWithoutAWord());
    for (int round = 0; round < ROUNDS_OF_HELP; round++) {
      help();
      survive(Duration.ofDays(1));
    }
    survive(END_OF_TIME);
    noticed.addAll(departures.late(truth));
    noticed.addAll(limits.faults());
    return SimulationVerdict.of(
        truth, providers.values(), scenario.budget(), agreed, noticed, crashes.seen());
  }

  private void begin() {
    WORKERS.forEach(names -> workers.add(worker(names)));
  }

  private Kinoport worker(List<ProviderName> names) {
    SimulatedMachine machine = new SimulatedMachine(leases, time, looks.split());
    machines.add(machine);
    KinoportBuilder builder =
        Kinoport.builder()
            .journal(sabotage.journal(journal(machine)))
            .time(time)
            .dice(dice.split())
            .settings(EngineSettings.standard().stuckPause(Duration.ofHours(6)))
            .listener(spectator);
    List<Provider> sellers = names.stream().map(name -> troubled(name, machine)).toList();
    sabotage.providers(sellers, List.of(A, B)).forEach(builder::provider);
    return builder.build();
  }

  /** Two workers run on one machine, and the third on another. */
  private Journal journal(SimulatedMachine machine) {
    String place = senders.size() < 2 ? "here" : "there";
    SimulatedSendingProcesses process =
        new SimulatedSendingProcesses(
            place, "worker-%d-%d".formatted(starts, senders.size()), senders);
    process.self().forEach(senders::add);
    SendingProcesses known = sabotage.senders(machine.around(process));
    return new ForwardingJournal(new SteppedJournal(limits, crashes::at)) {
      @Override
      public SendingProcesses senders() {
        return known;
      }
    };
  }

  private Provider troubled(ProviderName name, SimulatedMachine machine) {
    Provider honest = Objects.requireNonNull(providers.get(name)).provider();
    StallingBackend stalling =
        new StallingBackend(departures.of(honest.video()), time, dice.split(), crashes, machine);
    return honest.withVideo(sabotage.backend(stalling));
  }

  /** Somebody starts a second process while the first may be in the middle of sending. */
  private void look(GenerationId id) {
    workers.get(looks.nextInt(workers.size())).wake(id);
  }

  private Kinoport anyWorker() {
    return workers.get(dice.nextInt(workers.size()));
  }

  private void make(Wish wish) {
    Kinoport kinoport = anyWorker();
    Either<Failure, GenerationId> start = retryingAfterCrash(wish, kinoport);
    start.peek(id -> {
      for (int i = 0; i < LOOKS; i++) {
        Duration soon = Duration.ofMillis(looks.nextLong(1, LOOKED_AT_WITHIN.toMillis()));
        time.at(time.now().plus(soon), () -> look(id));
      }
      time.at(time.now().plus(AFTER_A_WHILE), () -> Person.help(anyWorker(), providers, id, dice));
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
      Terms terms = wish.terms().preferring(anyOf(kinoport));
      return kinoport
          .plan(wish.draft())
          .flatMap(plan ->
              sabotage
                  .start(kinoport, plan, wish.draft(), terms)
                  .peek(id -> agreed.putIfAbsent(id, plan.hash())));
    } catch (SimulatedCrash crash) {
      time.at(time.now().plusSeconds(30), () -> make(wish));
      throw crash;
    }
  }

  /** One of those that are here, or one after the other. */
  private Preference anyOf(Kinoport kinoport) {
    List<Provider> here = kinoport.providers();
    if (here.size() > 1 && dice.nextBoolean()) {
      return dice.nextBoolean() ? Preference.asListed() : Preference.cheapest();
    }
    return Preference.only(here.get(dice.nextInt(here.size())).name().value());
  }

  private void cancel(GenerationId id) {
    anyWorker().cancel(id);
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
    senders.clear();
    machines.forEach(SimulatedMachine::dies);
    machines.clear();
    starts++;
    begin();
    workers.forEach(Kinoport::resume);
  }

  /**
   * Whatever has not ended by now waits for a person, and must say for what; or for a place that is
   * taken by what waits for a person.
   */
  private List<String> waitingWithoutAWord() {
    return agreed.keySet().stream()
        .filter(this::isOpen)
        .filter(id -> !waitsForAPlace(id))
        .filter(id -> truth.trouble(id).getOrElse(Option.none()).isEmpty())
        .map(id -> id + " waits, and nobody says for what")
        .toList();
  }

  private boolean waitsForAPlace(GenerationId id) {
    return limits.isFull()
        && truth
            .read(id)
            .getOrElse(Option.none())
            .map(History::state)
            .exists(state ->
                state instanceof GenerationState.Planned && state.order().provider().equals(A));
  }

  private boolean isOpen(GenerationId id) {
    return truth
        .read(id)
        .getOrElse(Option.none())
        .forAll(history -> !(history.state() instanceof GenerationState.Ended));
  }

  /** A person is asked about what waits. */
  private void help() {
    Kinoport both = workers.getFirst();
    List<GenerationId> all = List.copyOf(agreed.keySet());
    all.forEach(id -> Person.help(both, providers, id, dice));
    all.forEach(id -> Person.decide(both, providers, id));
  }
}
