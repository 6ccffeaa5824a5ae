package dev.kinoport.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The workers that live at the moment, each on its way to its end. Whoever is stopped has somebody
 * in his place meanwhile. Used by one thread.
 */
final class Crew {
  private static final Duration STEP_PATIENCE = Duration.ofSeconds(3);
  private static final Duration LAST_BREATH = Duration.ofMillis(700);
  private static final Duration SHORT_STOP = Patience.ANSWER_WITHIN.plusMillis(1000);
  private static final Duration LONG_STOP =
      Patience.ANSWER_WITHIN.plus(Patience.DOUBT_GRACE).plusMillis(1500);

  private final int size;
  private final Agenda agenda;
  private final Supplier<Assignment> assignment;
  private final Path log;
  private final Deque<WorkerLife> lives;
  private final Map<WorkerProcess, WorkerLife> living = new HashMap<>();
  private final Map<String, Integer> deaths = new TreeMap<>();
  private int killed;
  private int startsFailed;
  private int stops;

  Crew(
      int size,
      Agenda agenda,
      Supplier<Assignment> assignment,
      Path log,
      Iterable<WorkerLife> lives) {
    this.size = size;
    this.agenda = agenda;
    this.assignment = assignment;
    this.log = log;
    this.lives = new ArrayDeque<>();
    lives.forEach(this.lives::add);
  }

  /** Starts as many as are missing, on the next lives; without lives they are let live. */
  void fill() {
    while (living.keySet().stream().filter(worker -> !worker.isStopped()).count() < size) {
      WorkerLife life = lives.isEmpty() ? new WorkerLife.DiesAt("") : lives.remove();
      Assignment fatal = assignment.get().death(life.death()).stop(life.stop());
      living.put(WorkerProcess.start(fatal, log, agenda::hear), life);
    }
  }

  /** It has begun to work: from now on its end is near. */
  void ready(WorkerProcess worker) {
    switch (life(worker)) {
      case WorkerLife.Killed killed -> agenda.after(killed.after(), worker::kill);
      case WorkerLife.DiesAt dies -> {
        if (!dies.death().isEmpty()) {
          agenda.after(STEP_PATIENCE, worker::kill);
        }
      }
      case WorkerLife.StopsAt stops ->
          agenda.after(
              STEP_PATIENCE,
              () -> {
                if (!worker.isStopped()) {
                  worker.kill();
                }
              });
      case WorkerLife.Stopped stopped -> agenda.after(stopped.after(), () -> stop(worker));
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
  void stops(WorkerProcess worker) {
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
  void dies(WorkerProcess worker) {
    worker.kill();
    deaths.merge(life(worker).death(), 1, Integer::sum);
  }

  /** It is no more. One that never was ready could not reach its database. */
  void gone(WorkerProcess worker, boolean wasReady) {
    living.remove(worker);
    if (wasReady) {
      killed++;
    } else {
      startsFailed++;
    }
  }

  /** Kills all, and lets those that are started from now on live. */
  void endOfStorm() {
    lives.clear();
    living
        .keySet()
        .forEach(worker -> {
          worker.wake();
          worker.kill();
        });
  }

  private WorkerLife life(WorkerProcess worker) {
    return living.getOrDefault(worker, new WorkerLife.DiesAt(""));
  }

  Iterable<WorkerProcess> all() {
    return living.keySet();
  }

  int killed() {
    return killed;
  }

  int stops() {
    return stops;
  }

  int startsFailed() {
    return startsFailed;
  }

  /** Deaths by step; the others were killed at any moment. */
  Map<String, Integer> deaths() {
    return deaths;
  }
}
