package dev.kinoport.engine;

import dev.kinoport.generation.GenerationId;
import dev.kinoport.time.Timekeeper;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Advances generations within this process, each when its time has come, never one twice at once. A
 * generation that waits is an entry in the timekeeper's list and holds no thread.
 *
 * <p>Safe for use by many threads.
 */
public final class InProcessScheduler implements Scheduler {
  private static final Duration AFTER_DEFECT = Duration.ofSeconds(30);

  private final Engine engine;
  private final Timekeeper time;
  private final ConcurrentHashMap<GenerationId, Slot> slots = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /**
   * @param engine what does the steps
   * @param time when
   */
  public InProcessScheduler(Engine engine, Timekeeper time) {
    this.engine = engine;
    this.time = time;
    engine.waking(this::wake);
  }

  /** One generation's place. Guarded by itself. */
  private static final class Slot {
    private final CompletableFuture<NextStep> rest = new CompletableFuture<>();
    private long ticket;
    private Instant due = Instant.MAX;
    private boolean running;
    private boolean again;
    private boolean left;
    private boolean parked;
  }

  @Override
  public void wake(GenerationId id) {
    if (closed) {
      return;
    }
    while (!wake(id, slots.computeIfAbsent(id, key -> new Slot()))) {
      Thread.onSpinWait();
    }
  }

  private boolean wake(GenerationId id, Slot slot) {
    synchronized (slot) {
      if (slot.left) {
        return false;
      }
      Instant now = time.now();
      if (slot.running) {
        slot.again = true;
      } else if (slot.ticket == 0 || slot.due.isAfter(now)) {
        schedule(id, slot, now);
      }
      return true;
    }
  }

  /** All who ask before a generation rests get the same future. */
  @Override
  public CompletableFuture<NextStep> rest(GenerationId id) {
    while (true) {
      Slot slot = slots.computeIfAbsent(id, key -> new Slot());
      if (join(id, slot)) {
        if (closed) {
          letGo(id, slot);
        }
        return slot.rest;
      }
      Thread.onSpinWait();
    }
  }

  private boolean join(GenerationId id, Slot slot) {
    synchronized (slot) {
      if (slot.left) {
        return false;
      }
      if (!slot.running && (slot.ticket == 0 || slot.parked)) {
        schedule(id, slot, time.now());
      }
      return true;
    }
  }

  /** A later ticket makes earlier ones worthless, so there is one live entry per generation. */
  private void schedule(GenerationId id, Slot slot, Instant when) {
    long ticket = ++slot.ticket;
    slot.parked = false;
    slot.due = when;
    time.at(when, () -> run(id, slot, ticket));
  }

  private void run(GenerationId id, Slot slot, long ticket) {
    synchronized (slot) {
      if (closed || slot.running || slot.ticket != ticket) {
        return;
      }
      slot.running = true;
      slot.again = false;
    }
    NextStep next = new NextStep.At(time.now().plus(AFTER_DEFECT));
    try {
      next = advance(id);
    } finally {
      // even an error must not leave a generation marked as running for ever
      settle(id, slot, next);
    }
  }

  private NextStep advance(GenerationId id) {
    try {
      return engine.advance(id);
    } catch (RuntimeException defect) {
      System.getLogger(InProcessScheduler.class.getName())
          .log(System.Logger.Level.ERROR, "generation " + id + " could not be advanced", defect);
      return new NextStep.At(time.now().plus(AFTER_DEFECT));
    }
  }

  private void settle(GenerationId id, Slot slot, NextStep next) {
    synchronized (slot) {
      slot.running = false;
      if (slot.left) {
        return;
      }
      if (next instanceof NextStep.At at) {
        schedule(id, slot, slot.again ? time.now() : at.when());
        return;
      }
      if (slot.again && next instanceof NextStep.Parked) {
        schedule(id, slot, time.now());
        return;
      }
      leave(id, slot);
    }
    if (next instanceof NextStep.Parked parked) {
      parked.lookAt().forEach(when -> later(id, when));
    }
    // outside the lock, because whoever waits may do as he likes
    slot.rest.complete(next);
  }

  /** What is parked is looked at again by somebody who waits for nothing. */
  private void later(GenerationId id, Instant when) {
    Slot slot = slots.computeIfAbsent(id, key -> new Slot());
    synchronized (slot) {
      if (!slot.left && !slot.running && slot.ticket == 0) {
        schedule(id, slot, when);
        slot.parked = true;
      }
    }
  }

  private void leave(GenerationId id, Slot slot) {
    slot.left = true;
    slots.remove(id, slot);
  }

  /**
   * Begins no step any more and lets go of everybody who waits, at once. Steps that are being done
   * are left alone: for those that must not be broken off, {@link Engine#awaitDepartures} waits.
   */
  @Override
  public void close() {
    closed = true;
    engine.close();
    slots.forEach(this::letGo);
  }

  private void letGo(GenerationId id, Slot slot) {
    synchronized (slot) {
      leave(id, slot);
    }
    slot.rest.complete(new NextStep.At(time.now()));
  }
}
