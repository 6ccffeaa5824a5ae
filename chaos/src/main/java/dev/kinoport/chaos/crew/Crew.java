package dev.kinoport.chaos.crew;

import dev.kinoport.chaos.worker.Assignment;
import dev.kinoport.chaos.worker.Patience;
import dev.kinoport.provider.ProviderName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The workers that live at the moment, each on its way to its end. Whoever is stopped has somebody
 * in his place meanwhile. Used by one thread.
 */
public final class Crew {
  private static final Duration LAST_BREATH = Duration.ofMillis(700);
  private static final Duration SHORT_STOP = Patience.ANSWER_WITHIN.plusMillis(1000);
  private static final Duration LONG_STOP =
      Patience.ANSWER_WITHIN.plus(Patience.DOUBT_GRACE).plusMillis(1500);

  private final int size;
  private final Agenda agenda;
  private final Function<Set<ProviderName>, Assignment> assignments;
  private final Path log;
  private final Deque<WorkerPlan> plans;
  private final List<Set<ProviderName>> kinds;
  private final Map<WorkerProcess, WorkerPlan> living = new HashMap<>();
  private final Map<String, Integer> deaths = new TreeMap<>();
  private int killed;
  private int startsFailed;
  private int stops;

  public Crew(
      int size,
      Agenda agenda,
      Function<Set<ProviderName>, Assignment> assignments,
      Path log,
      List<WorkerPlan> plans,
      List<Set<ProviderName>> kinds) {
    this.size = size;
    this.agenda = agenda;
    this.assignments = assignments;
    this.log = log;
    this.plans = new ArrayDeque<>(plans);
    this.kinds = List.copyOf(kinds);
  }

  /** Starts as many as are missing, as planned; if nothing is planned they are let live. */
  public void fill() {
    while (living.keySet().stream().filter(worker -> !worker.isStopped()).count() < size) {
      WorkerPlan plan = plans.isEmpty() ? ofMissingKind() : plans.remove();
      Assignment assignment =
          assignments.apply(plan.providers()).death(plan.life().death()).stop(plan.life().stop());
      living.put(WorkerProcess.start(assignment, log, agenda::hear), plan);
    }
  }

  /** Lives, and is of a kind that nobody is of: two such leave no provider without a worker. */
  private WorkerPlan ofMissingKind() {
    Set<ProviderName> kind =
        kinds.stream()
            .filter(one -> living.values().stream().noneMatch(it -> it.providers().equals(one)))
            .findFirst()
            .orElse(kinds.getLast());
    return new WorkerPlan(new WorkerLife.Unharmed(), kind);
  }

  /** It has begun to work: from now on its end is near. */
  public void ready(WorkerProcess worker) {
    switch (life(worker)) {
      case WorkerLife.Killed killed -> agenda.after(killed.after(), worker::kill);
      case WorkerLife.DiesAt dies -> agenda.after(dies.within(), worker::kill);
      case WorkerLife.StopsAt stops ->
          agenda.after(
              stops.within(),
              () -> {
                if (!worker.isStopped()) {
                  worker.kill();
                }
              });
      case WorkerLife.Stopped stopped -> agenda.after(stopped.after(), () -> stop(worker));
      case WorkerLife.Unharmed unharmed -> {}
    }
  }

  private void stop(WorkerProcess worker) {
    if (worker.isAlive()) {
      worker.stop();
      stops++;
      wakeAfter(worker, SHORT_STOP);
    }
  }

  /** It has come to the step at which it is to be stopped for long. */
  public void stops(WorkerProcess worker) {
    worker.stop();
    stops++;
    wakeAfter(worker, LONG_STOP);
  }

  private void wakeAfter(WorkerProcess worker, Duration span) {
    agenda.after(
        span,
        () -> {
          worker.wake();
          agenda.after(LAST_BREATH, worker::kill);
        });
  }

  /** It has come to its step, and goes no further. */
  public void dies(WorkerProcess worker) {
    worker.kill();
    deaths.merge(life(worker).death(), 1, Integer::sum);
  }

  /** It is no more. One that never was ready could not reach its database. */
  public void gone(WorkerProcess worker, boolean wasReady) {
    living.remove(worker);
    if (wasReady) {
      killed++;
    } else {
      startsFailed++;
    }
  }

  /** Kills all, and lets those that are started from now on live. */
  public void endOfKills() {
    plans.clear();
    living
        .keySet()
        .forEach(worker -> {
          worker.wake();
          worker.kill();
        });
  }

  private WorkerLife life(WorkerProcess worker) {
    WorkerPlan plan = living.get(worker);
    return plan == null ? new WorkerLife.Unharmed() : plan.life();
  }

  /** Whom a living worker really can ask. */
  public Set<ProviderName> providers(WorkerProcess worker) {
    WorkerPlan plan = living.get(worker);
    return plan == null ? Set.of() : plan.providers();
  }

  public Iterable<WorkerProcess> all() {
    return living.keySet();
  }

  public int killed() {
    return killed;
  }

  public int stops() {
    return stops;
  }

  public int startsFailed() {
    return startsFailed;
  }

  /** Deaths by step; the others were killed at any moment. */
  public Map<String, Integer> deaths() {
    return deaths;
  }
}
