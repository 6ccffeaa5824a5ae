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

/**
 * The longest history of each generation that this process has read or written, some kilobytes
 * each. A journal that shows less has been set back, as by an older copy put in its place or a
 * standby that took over: what it says of paid requests is not to be relied on. Of what has ended
 * the last {@value #MOST_ENDED} are kept. Safe for use by many threads.
 */
public final class RecalledGenerations {
  private static final int MOST_ENDED = 1_000;

  private final Map<GenerationId, RecalledGeneration> open = new ConcurrentHashMap<>();

  /** Guarded by itself; the one that ended first comes first. */
  private final Map<GenerationId, RecalledGeneration> ended = new LinkedHashMap<>();

  private final Set<GenerationId> parted = ConcurrentHashMap.newKeySet();

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
    if (isNews(history)) {
      RecalledGeneration seen = RecalledGeneration.of(history);
      open.merge(history.id(), seen, (one, other) -> one.version() > other.version() ? one : other);
    }
  }

  private boolean isNews(History history) {
    return of(history.id()).forAll(known -> known.version() < history.version());
  }

  /** The journal has gone on with something else, and that is what holds from now on. */
  public void parted(History history) {
    synchronized (ended) {
      ended.remove(history.id());
    }
    open.put(history.id(), RecalledGeneration.of(history));
    parted.add(history.id());
  }

  /** Whether its journal went on without something that may have been paid. */
  public boolean isParted(GenerationId id) {
    return parted.contains(id);
  }

  /** What is recalled of a generation; none if it is not known here. */
  public Option<RecalledGeneration> of(GenerationId id) {
    RecalledGeneration known = open.get(id);
    if (known != null) {
      return Option.some(known);
    }
    synchronized (ended) {
      return Option.of(ended.get(id));
    }
  }

  /** It has ended. */
  public void ended(GenerationId id) {
    RecalledGeneration known = open.remove(id);
    if (known == null) {
      return;
    }
    synchronized (ended) {
      ended.put(id, known);
      if (ended.size() > MOST_ENDED) {
        ended.remove(ended.keySet().iterator().next());
      }
    }
  }

  /** Its journal does not know it any more, and that was told. */
  public void forget(GenerationId id) {
    open.remove(id);
    parted.remove(id);
    synchronized (ended) {
      ended.remove(id);
    }
  }
}
