package dev.kinoport.engine.recall;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.journal.History;
import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The longest history of each generation that this process has read or written, some kilobytes
 * each. A journal that shows less has been set back, as by an older copy put in its place or a
 * standby that took over: what it says of paid requests is not to be relied on. Of what is open the
 * {@value #MOST_OPEN} that were met last are kept, for others may end what this process has worked
 * on, and of what has ended the last {@value #MOST_ENDED}: a journal that has lost any other is
 * believed. Safe for use by many threads.
 */
public final class RecalledGenerations {
  private static final int MOST_OPEN = 20_000;
  private static final int MOST_ENDED = 1_000;

  private final ReentrantLock turn = new ReentrantLock();

  /**
   * Grows only when a journal is set back, by what was open then, and even of that what is
   * forgotten here must not be sent. Each goes with what is remembered of it once it has ended.
   */
  private final Set<GenerationId> parted = ConcurrentHashMap.newKeySet();

  private final Map<GenerationId, RecalledGeneration> open = latest(MOST_OPEN, id -> {});
  private final Map<GenerationId, RecalledGeneration> ended = latest(MOST_ENDED, parted::remove);

  /** Guarded by the turn. Whatever was met longest ago makes way. */
  private static <V> Map<GenerationId, V> latest(int most, Consumer<GenerationId> madeWay) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<GenerationId, V> eldest) {
        boolean isTooMany = size() > most;
        if (isTooMany) {
          madeWay.accept(eldest.getKey());
        }
        return isTooMany;
      }
    };
  }

  /** How a journal stands to what is recalled. */
  public sealed interface Comparison {
    /** It has all of it. */
    record Whole() implements Comparison {}

    /**
     * It has the beginning alone.
     *
     * @param lost what it does not have any more, in order, at least one
     */
    record SetBack(List<GenerationEvent> lost) implements Comparison {
      public SetBack {
        lost = List.copyOf(lost);
      }
    }

    /** It has lost some of it, and went on with something else. */
    record Parted() implements Comparison {}
  }

  /** Holds a history that was read or written against what is recalled. */
  public Comparison compare(History history) {
    Option<RecalledGeneration> known = of(history.id());
    return known
        .filter(recalled -> !recalled.isIn(history))
        .<Comparison>map(recalled ->
            recalled
                .behind(history)
                .<Comparison>map(Comparison.SetBack::new)
                .getOrElse(Comparison.Parted::new))
        .getOrElse(Comparison.Whole::new);
  }

  /** Remembers a history, unless a longer one is known. */
  public void saw(History history) {
    inTurn(() -> {
      if (known(history.id()).forAll(known -> known.version() < history.version())) {
        open.put(history.id(), RecalledGeneration.of(history));
      }
    });
  }

  /** The journal has gone on with something else, and that is what holds from now on. */
  public void parted(History history) {
    inTurn(() -> {
      boolean mayBePaid = known(history.id()).exists(RecalledGeneration::mayBePaid);
      ended.remove(history.id());
      open.put(history.id(), RecalledGeneration.of(history));
      if (mayBePaid) {
        parted.add(history.id());
      }
    });
  }

  /** Whether its journal went on without something that may have been paid. */
  public boolean isParted(GenerationId id) {
    return parted.contains(id);
  }

  /** What is recalled of a generation; none if it is not known here. */
  public Option<RecalledGeneration> of(GenerationId id) {
    turn.lock();
    try {
      return known(id);
    } finally {
      turn.unlock();
    }
  }

  private Option<RecalledGeneration> known(GenerationId id) {
    RecalledGeneration known = open.get(id);
    return Option.of(known == null ? ended.get(id) : known);
  }

  /** It has ended. */
  public void ended(GenerationId id) {
    inTurn(() -> {
      RecalledGeneration known = open.remove(id);
      if (known != null) {
        ended.put(id, known);
      }
    });
  }

  /** Its journal does not know it any more, and that was told. */
  public void forget(GenerationId id) {
    inTurn(() -> {
      open.remove(id);
      ended.remove(id);
      parted.remove(id);
    });
  }

  private void inTurn(Runnable change) {
    turn.lock();
    try {
      change.run();
    } finally {
      turn.unlock();
    }
  }
}
