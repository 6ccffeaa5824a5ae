package dev.kinoport.dbscheduler;

import dev.kinoport.engine.NextStep;
import dev.kinoport.generation.GenerationId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Who waits in this process for generations to come to rest. Safe for use by many threads. */
final class Waiters {
  private final Map<GenerationId, Waiter> waiting = new ConcurrentHashMap<>();

  private static final class Waiter {
    private final CompletableFuture<NextStep> rest = new CompletableFuture<>();
    private volatile boolean isJoined;
  }

  /** All who wait for the same generation get the same future. */
  CompletableFuture<NextStep> waitFor(GenerationId id) {
    return waiting.computeIfAbsent(id, key -> new Waiter()).rest;
  }

  /** From now on their absence from the table means something. */
  void joined(Collection<GenerationId> ids) {
    for (GenerationId id : ids) {
      Waiter waiter = waiting.get(id);
      if (waiter != null) {
        waiter.isJoined = true;
      }
    }
  }

  List<GenerationId> joined() {
    return waiting.entrySet().stream()
        .filter(entry -> entry.getValue().isJoined)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Whoever waited may do as he likes, so he does not do it on a step's thread. */
  void rested(GenerationId id, NextStep next) {
    Waiter waiter = waiting.remove(id);
    if (waiter != null) {
      Thread.ofVirtual().name("kinoport-rest").start(() -> waiter.rest.complete(next));
    }
  }

  /** Lets everybody go, on this thread. */
  void letGo(NextStep next) {
    for (GenerationId id : List.copyOf(waiting.keySet())) {
      Waiter waiter = waiting.remove(id);
      if (waiter != null) {
        waiter.rest.complete(next);
      }
    }
  }
}
