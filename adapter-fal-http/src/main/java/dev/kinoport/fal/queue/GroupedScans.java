package dev.kinoport.fal.queue;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;

/**
 * Lets those who want to look through the same list at the same time look once, together. While
 * somebody looks, all who come wait and look together afterwards, so that what is seen was there
 * after they came. Without it a process that starts with hundreds of doubts asks for the list
 * hundreds of times, and every answer comes too late.
 *
 * <p>Safe for use by many threads.
 *
 * @param <T> what was seen
 */
final class GroupedScans<T> {
  private final BiFunction<String, Instant, T> look;
  private final Map<String, Group<T>> gathering = new HashMap<>();
  private final Map<String, ReentrantLock> turns = new ConcurrentHashMap<>();

  /** Those who look together; the first of them does it. Guarded by the map it is in. */
  private static final class Group<T> {
    private final CompletableFuture<T> seen = new CompletableFuture<>();
    private Instant from;

    Group(Instant from) {
      this.from = from;
    }
  }

  /**
   * @param look looks through one list, from a moment on
   */
  GroupedScans(BiFunction<String, Instant, T> look) {
    this.look = look;
  }

  /** What is in a list from this moment on, or from an earlier one. */
  T from(Instant from, String list) {
    Group<T> mine = new Group<>(from);
    Group<T> group;
    synchronized (gathering) {
      group = gathering.computeIfAbsent(list, name -> mine);
      if (from.isBefore(group.from)) {
        group.from = from;
      }
    }
    if (group == mine) {
      lead(mine, list);
    }
    return group.seen.join();
  }

  private void lead(Group<T> group, String list) {
    ReentrantLock turn = turns.computeIfAbsent(list, name -> new ReentrantLock());
    turn.lock();
    try {
      group.seen.complete(look.apply(list, close(group, list)));
    } catch (RuntimeException | Error defect) {
      group.seen.completeExceptionally(defect);
    } finally {
      turn.unlock();
    }
  }

  /** From now on others gather anew. */
  private Instant close(Group<T> group, String list) {
    synchronized (gathering) {
      gathering.remove(list);
      return group.from;
    }
  }
}
