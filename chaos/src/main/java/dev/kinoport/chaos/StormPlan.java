package dev.kinoport.chaos;

import java.time.Duration;
import java.util.ArrayList;
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
 * @param troubles what may happen around them
 */
record StormPlan(
    Database.Kind database,
    int generations,
    int kills,
    Duration limit,
    long seed,
    Care care,
    Set<Trouble> troubles) {
  private static final int KILLS_BETWEEN_TROUBLES = 4;
  private static final int LIVES_BETWEEN_STOPS = 12;
  private static final Duration LONGEST = Duration.ofHours(2);

  static StormPlan of(Database.Kind database, int generations, int kills, long seed) {
    return new StormPlan(
        database, generations, kills, LONGEST, seed, Care.FULL, EnumSet.allOf(Trouble.class));
  }

  /** The same, with peace after this long. */
  StormPlan limit(Duration span) {
    return new StormPlan(database, generations, kills, span, seed, care, troubles);
  }

  /** The same for workers that make the classic mistake, and die where it shows. */
  StormPlan naive() {
    return new StormPlan(
        database, generations, kills, limit, seed, Care.LATE_INTENT, EnumSet.noneOf(Trouble.class));
  }

  /** Enough lives, in order: half end at a named step, each step in its turn. */
  List<WorkerLife> lives() {
    Random dice = new Random(seed);
    List<String> steps = new ArrayList<>();
    List<WorkerLife> lives = new ArrayList<>();
    for (int number = 1; number <= kills * 2 + 20; number++) {
      if (care == Care.LATE_INTENT) {
        lives.add(new WorkerLife.DiesAt(Steps.ANSWERED));
      } else if (number % LIVES_BETWEEN_STOPS == 5) {
        lives.add(
            number % (2 * LIVES_BETWEEN_STOPS) == 5
                ? new WorkerLife.StopsAt(Steps.DEPARTURE)
                : new WorkerLife.Stopped(moment(dice)));
      } else if (number % 2 == 0) {
        lives.add(new WorkerLife.Killed(moment(dice)));
      } else {
        lives.add(new WorkerLife.DiesAt(next(steps, dice)));
      }
    }
    return lives;
  }

  private static Duration moment(Random dice) {
    return Duration.ofMillis(dice.nextInt(1500));
  }

  private static String next(List<String> steps, Random dice) {
    if (steps.isEmpty()) {
      steps.addAll(Steps.all());
      Collections.shuffle(steps, dice);
    }
    return steps.removeLast();
  }

  /** What happens after each so many deaths, in order. */
  List<Trouble> order(Set<Trouble> possible) {
    Random dice = new Random(~seed);
    List<Trouble> order = new ArrayList<>();
    List<Trouble> round = new ArrayList<>();
    while (!possible.isEmpty() && order.size() < kills / KILLS_BETWEEN_TROUBLES) {
      if (round.isEmpty()) {
        round.addAll(EnumSet.copyOf(possible));
        Collections.shuffle(round, dice);
      }
      order.add(round.removeLast());
    }
    return order;
  }

  /** How many troubles are to have come after so many deaths. */
  static int troublesAfter(int deaths) {
    return deaths / KILLS_BETWEEN_TROUBLES;
  }
}
