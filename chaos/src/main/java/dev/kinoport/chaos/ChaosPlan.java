package dev.kinoport.chaos;

import dev.kinoport.chaos.crew.WorkerLife;
import dev.kinoport.chaos.crew.WorkerPlan;
import dev.kinoport.chaos.database.Database;
import dev.kinoport.chaos.worker.Care;
import dev.kinoport.chaos.worker.Selling;
import dev.kinoport.chaos.worker.ServedProvider;
import dev.kinoport.chaos.worker.WorkerSteps;
import dev.kinoport.provider.ProviderName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * One run. The same plan gives the same order of deaths and troubles; at which instant they meet
 * the workers, the machine decides.
 *
 * @param database which
 * @param generations how many are asked for
 * @param kills how many workers die at least
 * @param limit after which there is peace, however few have died
 * @param seed of the dice
 * @param care how careful the workers are
 * @param selling who sells what is asked for
 * @param troubles what may happen around them
 */
record ChaosPlan(
    Database.Kind database,
    int generations,
    int kills,
    Duration limit,
    long seed,
    Care care,
    Selling selling,
    Set<Disturbance> troubles) {
  private static final int KILLS_BETWEEN_TROUBLES = 4;
  private static final int LIVES_BETWEEN_STOPS = 12;
  private static final Duration TO_A_STEP = Duration.ofSeconds(3);

  private static final Duration UNTIL_THE_NEXT_SHOP = Duration.ofSeconds(20);

  /** Every worker that orders something comes there, however slow the machine is. */
  private static final Duration UNTIL_ACCEPTED = Duration.ofMinutes(10);

  private static final Duration LONGEST = Duration.ofHours(2);

  static ChaosPlan of(Database.Kind database, int generations, int kills, long seed) {
    return new ChaosPlan(
        database,
        generations,
        kills,
        LONGEST,
        seed,
        Care.FULL,
        Selling.ONE,
        EnumSet.allOf(Disturbance.class));
  }

  /** The same, with peace after this long. */
  ChaosPlan limit(Duration span) {
    return new ChaosPlan(database, generations, kills, span, seed, care, selling, troubles);
  }

  /** The same for workers that make a mistake, in a run in which it shows. */
  ChaosPlan careless(Care how) {
    return new ChaosPlan(
        database, generations, kills, limit, seed, how, selling, EnumSet.noneOf(Disturbance.class));
  }

  /** The same with chains of two providers, and nothing but deaths. */
  ChaosPlan chained() {
    return new ChaosPlan(
        database,
        generations,
        kills,
        limit,
        seed,
        care,
        Selling.CHAIN,
        EnumSet.noneOf(Disturbance.class));
  }

  /** Enough workers, in order: their lives in one order and their providers in another. */
  List<WorkerPlan> workers() {
    Random dice = new Random(seed + 1);
    List<Set<ProviderName>> kinds = new ArrayList<>();
    return lives().stream().map(life -> new WorkerPlan(life, next(kinds, kinds(), dice))).toList();
  }

  /** What workers of the peace may have; of the first kinds there is one before others are. */
  List<Set<ProviderName>> peacefulKinds() {
    return selling == Selling.CHAIN ? kinds() : ServedProvider.KINDS;
  }

  /** A chain's steps are few, and each is worth waiting for. */
  private Duration toAStep() {
    return selling == Selling.CHAIN ? UNTIL_THE_NEXT_SHOP : TO_A_STEP;
  }

  private List<String> steps() {
    return switch (selling) {
      case ONE -> WorkerSteps.all();
      case CHAIN -> WorkerSteps.ofMovingOn();
    };
  }

  /** Only who has both begins at the first of a chain, and goes on at the second. */
  private List<Set<ProviderName>> kinds() {
    return switch (selling) {
      case ONE -> care.kinds();
      case CHAIN -> List.of(ServedProvider.KINDS.getLast());
    };
  }

  /** How they end, in order: half of them at a named step, each step in its turn. */
  private List<WorkerLife> lives() {
    Random dice = new Random(seed);
    List<String> steps = new ArrayList<>();
    List<WorkerLife> lives = new ArrayList<>();
    for (int number = 1; number <= kills * 2 + 20; number++) {
      if (care != Care.FULL) {
        lives.add(new WorkerLife.DiesAt(WorkerSteps.ACCEPTED, UNTIL_ACCEPTED));
      } else if (number % LIVES_BETWEEN_STOPS == 5) {
        lives.add(
            number % (2 * LIVES_BETWEEN_STOPS) == 5
                ? new WorkerLife.StopsAt(WorkerSteps.DEPARTURE, TO_A_STEP)
                : new WorkerLife.Stopped(moment(dice)));
      } else if (number % 2 == 0) {
        lives.add(new WorkerLife.Killed(moment(dice)));
      } else {
        lives.add(new WorkerLife.DiesAt(next(steps, steps(), dice), toAStep()));
      }
    }
    return lives;
  }

  private static Duration moment(Random dice) {
    return Duration.ofMillis(dice.nextInt(1500));
  }

  /** Takes one of those that are left; when none is, all have their turn again. */
  private static <T> T next(List<T> left, Collection<T> all, Random dice) {
    if (left.isEmpty()) {
      left.addAll(all);
      Collections.shuffle(left, dice);
    }
    return left.removeLast();
  }

  /** What happens after each so many deaths, in order. */
  List<Disturbance> order(Set<Disturbance> possible) {
    Random dice = new Random(~seed);
    List<Disturbance> order = new ArrayList<>();
    List<Disturbance> round = new ArrayList<>();
    while (!possible.isEmpty() && order.size() < kills / KILLS_BETWEEN_TROUBLES) {
      order.add(next(round, EnumSet.copyOf(possible), dice));
    }
    return order;
  }

  /** How many troubles are to have come after so many deaths. */
  static int troublesAfter(int deaths) {
    return deaths / KILLS_BETWEEN_TROUBLES;
  }
}
