package dev.kinoport.engine;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.GenerationState.Ended;
import dev.kinoport.generation.LifeCycle;
import dev.kinoport.journal.AppendRefusal;
import dev.kinoport.journal.History;
import dev.kinoport.journal.Journal;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes down what came of a step. What happened outside has happened: if somebody else wrote
 * first, it is written behind that; if the journal cannot be written, it is kept in memory and
 * written before anything else is done with the generation.
 */
final class Scribe {
  private final Journal journal;
  private final Timekeeper time;
  private final GenerationListener listener;
  private final Observations observations;
  private final Pace pace;
  private final ConcurrentHashMap<GenerationId, GenerationEvent> unwritten =
      new ConcurrentHashMap<>();

  Scribe(
      Journal journal,
      Timekeeper time,
      GenerationListener listener,
      Observations observations,
      Pace pace) {
    this.journal = journal;
    this.time = time;
    this.listener = listener;
    this.observations = observations;
    this.pace = pace;
  }

  /** What happened but could not be written down yet. */
  Option<GenerationEvent> unwritten(GenerationId id) {
    return Option.of(unwritten.get(id));
  }

  /** Writes an event that nothing can refuse for its content. */
  Next write(History history, GenerationEvent event) {
    return writeUnlessTaken(history, event).getOrElseGet(taken -> whenTaken(history, event));
  }

  private Next whenTaken(History history, GenerationEvent event) {
    if (history.state() instanceof GenerationState.Submitting submitting) {
      return write(
          history,
          new GenerationEvent.SubmitInDoubt(
              submitting.attempts(),
              "the provider's request is held by another generation",
              event.at()));
    }
    return new Next.At(time.now());
  }

  /** Writes an event, unless it claims a provider's request that another generation holds. */
  Either<AppendRefusal.HandleTaken, Next> writeUnlessTaken(History known, GenerationEvent event) {
    History history = known;
    while (true) {
      Option<GenerationState> state = LifeCycle.apply(history.state(), event);
      if (state.isEmpty()) {
        unwritten.remove(history.id());
        return Either.right(new Next.At(time.now()));
      }
      Either<AppendRefusal, Long> answer = journal.append(history.id(), history.version(), event);
      if (answer.isRight()) {
        return Either.right(written(history.id(), event, state.getOrElse(history.state())));
      }
      switch (answer.swap().getOrElse(AppendRefusal.NoSuchGeneration::new)) {
        case AppendRefusal.Conflict conflict -> {
          Option<History> newer = reread(history);
          if (newer.isEmpty()) {
            return Either.right(later(history.id(), event, "the journal cannot be read"));
          }
          history = newer.getOrElse(history);
        }
        case AppendRefusal.HandleTaken taken -> {
          return Either.left(taken);
        }
        case AppendRefusal.NoSuchGeneration missing -> {
          return Either.right(new Next.Ended());
        }
        case AppendRefusal.Unavailable unavailable -> {
          return Either.right(later(history.id(), event, unavailable.reason()));
        }
      }
    }
  }

  /** Tells that a call failed, and says when to try again. */
  Next again(GenerationId id, String reason) {
    Observations.Observation seen = observations.of(id);
    seen.failures++;
    tell(id, new Notice.Trouble(reason, seen.failures));
    return new Next.At(pace.afterFault(id, seen.failures, time.now()));
  }

  /** Passes a notice on; a listener's own trouble stays its own. */
  void tell(GenerationId id, Notice notice) {
    try {
      listener.on(id, notice);
    } catch (RuntimeException e) {
      System.getLogger(Scribe.class.getName())
          .log(System.Logger.Level.WARNING, "a listener failed", e);
    }
  }

  Next written(GenerationId id, GenerationEvent event, GenerationState state) {
    unwritten.remove(id);
    observations.clear(id);
    tell(id, new Notice.Moved(event, state));
    if (state instanceof Ended) {
      observations.forget(id);
      return new Next.Ended();
    }
    return new Next.At(LifeCycle.next(state).notBefore());
  }

  private Next later(GenerationId id, GenerationEvent event, String reason) {
    unwritten.put(id, event);
    return again(id, reason);
  }

  private Option<History> reread(History history) {
    return journal.read(history.id()).getOrElse(Option.none());
  }
}
