package dev.kinoport.dbscheduler;

import com.github.kagkarlsson.scheduler.task.Execution;
import dev.kinoport.generation.GenerationId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is to be written to the table of wake-ups and is not yet: a moment's wakes in one statement,
 * and whatever the database would not take while it was away. Lost with the process, and then put
 * back by the sweep.
 *
 * <p>Safe for use by many threads; one at a time writes.
 */
final class Unwritten {
  private final Set<GenerationId> wakes = ConcurrentHashMap.newKeySet();
  private final Set<GenerationId> joins = ConcurrentHashMap.newKeySet();
  private final Set<GenerationId> wakesUnderWay = ConcurrentHashMap.newKeySet();
  private final Map<String, Execution> claims = new ConcurrentHashMap<>();
  private final WakeUps wakeUps;
  private final Waiters waiters;

  Unwritten(WakeUps wakeUps, Waiters waiters) {
    this.wakeUps = wakeUps;
    this.waiters = waiters;
  }

  void wake(GenerationId id) {
    wakes.add(id);
  }

  /** Whether a wake of it may not have reached the table yet. */
  boolean isWoken(GenerationId id) {
    return wakes.contains(id) || wakesUnderWay.contains(id);
  }

  void join(GenerationId id) {
    joins.add(id);
  }

  /** Due at once: its step is done once more, whatever came of it. */
  void giveBack(Execution claim) {
    claims.put(claim.getTaskName() + claim.getId(), claim);
  }

  /**
   * Writes all there is.
   *
   * @return whether there was anything
   * @throws SQLException if the database would not take it; it is kept
   */
  boolean write(Instant now) throws SQLException {
    wakesUnderWay.addAll(wakes);
    List<GenerationId> woken = List.copyOf(wakesUnderWay);
    woken.forEach(wakes::remove);
    List<GenerationId> joined = List.copyOf(joins);
    joined.forEach(joins::remove);
    try {
      if (!woken.isEmpty()) {
        wakeUps.wake(woken, now);
      }
    } catch (SQLException e) {
      wakes.addAll(woken);
      joins.addAll(joined);
      throw e;
    } finally {
      wakesUnderWay.clear();
    }
    try {
      if (!joined.isEmpty()) {
        wakeUps.join(joined, now);
      }
    } catch (SQLException e) {
      joins.addAll(joined);
      throw e;
    }
    waiters.joined(joined);
    return settleAll(now) || !woken.isEmpty() || !joined.isEmpty();
  }

  private boolean settleAll(Instant now) throws SQLException {
    boolean any = false;
    for (Map.Entry<String, Execution> entry : List.copyOf(claims.entrySet())) {
      wakeUps.settle(entry.getValue(), now, now);
      any |= claims.remove(entry.getKey(), entry.getValue());
    }
    return any;
  }
}
