package dev.kinoport.engine;

import dev.kinoport.engine.recall.RecalledGeneration;
import dev.kinoport.engine.recall.RecalledGenerations;
import dev.kinoport.engine.recall.RecalledGenerations.Comparison;
import dev.kinoport.fault.Printable;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.GenerationState.Ended;
import dev.kinoport.generation.LifeCycle;
import dev.kinoport.generation.Trouble;
import dev.kinoport.journal.AppendRefusal;
import dev.kinoport.journal.History;
import dev.kinoport.journal.Journal;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

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
  private final StepDelays pace;
  private final RecalledGenerations recalled = new RecalledGenerations();
  private final ConcurrentHashMap<GenerationId, List<Entry>> unwritten = new ConcurrentHashMap<>();

  /** What was learnt, and the state of affairs in which it was. */
  private record Entry(GenerationState ground, GenerationEvent event) {
    Option<GenerationState> appliedTo(GenerationState state) {
      boolean overtaken = LifeCycle.standsOnGround(event) && !LifeCycle.isSameGround(ground, state);
      boolean isOfAnother =
          LifeCycle.isOfOneOffer(event) && ground.order().place() != state.order().place();
      return overtaken || isOfAnother ? Option.none() : LifeCycle.apply(state, event);
    }

    /** What is known of its generation by this alone. */
    RecalledGeneration alone() {
      return new RecalledGeneration(ground.order().provider(), List.of());
    }

    /** A no that came when there is no moving on any more, as in a doubt, is the end. */
    Entry in(GenerationState state) {
      return event instanceof GenerationEvent.MovedOn moved
              && LifeCycle.apply(state, moved).isEmpty()
          ? new Entry(ground, moved.end(state.order()))
          : this;
    }
  }

  Scribe(
      Journal journal,
      Timekeeper time,
      GenerationListener listener,
      Observations observations,
      StepDelays pace) {
    this.journal = journal;
    this.time = time;
    this.listener = listener;
    this.observations = observations;
    this.pace = pace;
  }

  /** Writes the oldest of what happened and could not be written down yet, if there is any. */
  Option<NextStep> catchUp(History history) {
    return Option.ofOptional(unwritten.getOrDefault(history.id(), List.of()).stream().findFirst())
        .map(late -> write(history, late));
  }

  /** Writes an event that was decided on what this history tells. */
  NextStep write(History history, GenerationEvent event) {
    return write(history, new Entry(history.state(), event));
  }

  private NextStep write(History history, Entry entry) {
    return writeUnlessTaken(history, entry).getOrElseGet(taken -> whenTaken(history, entry));
  }

  private NextStep whenTaken(History history, Entry entry) {
    settled(history.id(), entry);
    if (history.state() instanceof GenerationState.Submitting submitting) {
      return write(
          history,
          new GenerationEvent.SubmitInDoubt(
              submitting.attempts(),
              "the provider's request is held by another generation",
              entry.event().at()));
    }
    return new NextStep.At(time.now());
  }

  /** Writes an event, unless it claims a provider's request that another generation holds. */
  Either<AppendRefusal.HandleTaken, NextStep> writeUnlessTaken(
      History history, GenerationEvent event) {
    return writeUnlessTaken(history, new Entry(history.state(), event));
  }

  private Either<AppendRefusal.HandleTaken, NextStep> writeUnlessTaken(History known, Entry entry) {
    History history = known;
    while (true) {
      GenerationId id = history.id();
      Entry fitting = entry.in(history.state());
      Option<GenerationState> state = fitting.appliedTo(history.state());
      if (state.isEmpty()) {
        settled(id, entry);
        return Either.right(new NextStep.At(time.now()));
      }
      Either<AppendRefusal, Long> answer = journal.append(id, history.version(), fitting.event());
      if (answer.isRight()) {
        settled(id, entry);
        recalled.saw(history.plus(fitting.event()));
        return Either.right(
            written(
                id,
                fitting.event(),
                state.getOrElseThrow(() -> new IllegalStateException("no state"))));
      }
      switch (answer.swap().getOrElseThrow(() -> new IllegalStateException("no refusal"))) {
        case AppendRefusal.Conflict conflict -> {
          Option<History> newer = readBeyond(history);
          recalled.saw(history);
          if (newer.isEmpty()) {
            return Either.right(later(id, entry, "the journal cannot be read"));
          }
          history = newer.getOrElseThrow(() -> new IllegalStateException("nothing newer"));
        }
        case AppendRefusal.HandleTaken taken -> {
          return Either.left(taken);
        }
        case AppendRefusal.NoSuchGeneration missing -> {
          recalled.saw(history);
          unwritten.merge(id, List.of(entry), Scribe::joined);
          return Either.right(missing(id));
        }
        case AppendRefusal.Unavailable unavailable -> {
          return Either.right(later(id, entry, unavailable.reason()));
        }
      }
    }
  }

  /** Remembers what was written without this. */
  void wrote(History history) {
    recalled.saw(history);
  }

  /**
   * The journal does not know it. What this process knew of it is told, for nobody else may: there
   * may be a clip that was paid for. Of what others have made way for since it is only what could
   * not be written.
   */
  NextStep missing(GenerationId id) {
    List<Entry> learnt = unwritten.getOrDefault(id, List.of());
    Option<RecalledGeneration> known =
        recalled
            .of(id)
            .orElse(() -> Option.ofOptional(learnt.stream().findFirst()).map(Entry::alone));
    for (RecalledGeneration generation : known) {
      forgotten(
          id,
          generation.with(learnt.stream().map(Entry::event).toList()),
          "the journal does not know it any more, as if an older copy had been put in its place");
    }
    NextStep over = over(id);
    recalled.forget(id);
    return over;
  }

  /**
   * The history with all that this process knows of it. What a journal that was set back has lost
   * is written again before anything is done on its word: by that alone what was paid for might be
   * paid again.
   *
   * @return left: the journal cannot be told now
   */
  Either<NextStep, History> whole(History history) {
    return switch (recalled.compare(history)) {
      case Comparison.Whole whole -> {
        recalled.saw(history);
        yield Either.right(history);
      }
      case Comparison.SetBack back -> putBack(history, back.lost());
      case Comparison.Parted parted ->
          goneOn(history, "goes on without it, as if an older copy had been put in its place");
    };
  }

  /** Told, and left to the journal: what may be paid is not sent on its word. */
  private Either<NextStep, History> goneOn(History history, String how) {
    for (RecalledGeneration known : recalled.of(history.id())) {
      forgotten(history.id(), known, "the journal was set back and " + how);
    }
    recalled.parted(history);
    return Either.right(history);
  }

  /** Whether it must not be sent on its journal's word, which has lost that it may be paid. */
  boolean mayBePaidElsewhere(GenerationId id) {
    return recalled.isParted(id);
  }

  /** A journal that only shows less than it has, such as a replica that lags, takes none of it. */
  private Either<NextStep, History> putBack(History read, List<GenerationEvent> lost) {
    GenerationId id = read.id();
    History history = read;
    for (GenerationEvent event : lost) {
      Either<AppendRefusal, Long> answer = journal.append(id, history.version(), event);
      if (answer.swap().exists(AppendRefusal.HandleTaken.class::isInstance)) {
        return goneOn(history, "another generation holds its request by now");
      }
      if (answer.isLeft()) {
        return Either.left(
            readBeyond(history)
                .<NextStep>map(newer -> new NextStep.At(time.now()))
                .getOrElse(
                    () -> journalAway(id, "the journal shows less of it than was written to it")));
      }
      history = history.plus(event);
    }
    for (RecalledGeneration known : recalled.of(id)) {
      forgotten(
          id,
          known,
          "the journal had lost %d of its entries, as if an older copy had been put in its place,"
                  .formatted(lost.size())
              + " and they were written again; other generations may be lost too");
    }
    return Either.right(history);
  }

  private void forgotten(GenerationId id, RecalledGeneration known, String reason) {
    Option<Handle> request = known.request();
    Notice.Forgotten notice =
        new Notice.Forgotten(
            Option.of(request.map(Handle::provider).getOrElse(known.provider())),
            request.map(Handle::requestId),
            "%s; %s".formatted(reason, known.standing()));
    System.getLogger(Scribe.class.getName())
        .log(
            System.Logger.Level.ERROR,
            () -> "generation %s: %s".formatted(id, Printable.line(notice.reason())));
    tell(id, notice);
  }

  /** Writes down that a step did not get on, tells it, and says when to try again. */
  NextStep.At again(History history, StepFailure cause) {
    GenerationId id = history.id();
    int failures = observations.of(id).failed();
    Instant paced = pace.afterFault(id, failures, time.now());
    Instant asked = cause.patience().map(time.now()::plus).getOrElse(paced);
    Instant next = asked.isAfter(paced) ? asked : paced;
    keep(history, cause, false, next);
    boolean isTold =
        tellUnlessOvertaken(
            history,
            List.of(
                new Notice.Trouble(
                    provider(history), Option.of(cause.kind()), cause.reason(), failures)));
    return new NextStep.At(isTold ? next : time.now());
  }

  /** Writes an event after which there is something to wait for, and why. */
  NextStep writeThenWait(History history, GenerationEvent event, StepFailure cause, Instant next) {
    NextStep written = write(history, event);
    if (isLast(history, event)) {
      keep(history.plus(event), cause, false, next);
    }
    return written;
  }

  /** Writes an event after which a person may be needed, and why. */
  NextStep writeThenPark(History history, GenerationEvent event, StepFailure cause, Instant next) {
    NextStep written = write(history, event);
    return isLast(history, event) ? stuck(history.plus(event), cause, next) : written;
  }

  /** Whether an event was written right behind this history, and nothing since. */
  private boolean isLast(History history, GenerationEvent event) {
    return journal
        .read(history.id())
        .getOrElse(Option.none())
        .exists(
            now -> now.version() == history.version() + 1 && now.events().getLast().equals(event));
  }

  /** Writes down that only a person can help, and tells it. */
  NextStep stuck(History history, StepFailure cause) {
    return stuck(history, cause, pace.afterStuck(history.id(), time.now()));
  }

  private NextStep stuck(History history, StepFailure cause, Instant next) {
    Trouble trouble = keep(history, cause, true, next);
    return tellUnlessOvertaken(history, List.of(new Notice.Stuck(provider(history), trouble)))
        ? new NextStep.Parked(Option.of(next))
        : new NextStep.At(time.now());
  }

  /**
   * Passes on what was seen from where this history ends, unless something was written behind it,
   * as by a message from the provider: nobody hears of a wait behind its end.
   *
   * @return whether it was passed on
   */
  boolean tellUnlessOvertaken(History history, List<? extends Notice> seen) {
    if (seen.isEmpty()) {
      return true;
    }
    ReentrantLock notices = observations.of(history.id()).notices();
    notices.lock();
    try {
      boolean isOvertaken = isOvertaken(history);
      if (!isOvertaken) {
        seen.forEach(notice -> tell(history.id(), notice));
      }
      return !isOvertaken;
    } finally {
      notices.unlock();
    }
  }

  private boolean isOvertaken(History history) {
    return journal
        .read(history.id())
        .getOrElse(Option.none())
        .exists(now -> now.version() > history.version());
  }

  /** A journal that does not take it loses a word, and nothing else. */
  private Trouble keep(History history, StepFailure cause, boolean stuck, Instant next) {
    Trouble trouble =
        new Trouble(
            cause.kind(), cause.reason(), stuck, cause.address(), time.now(), 1, Option.of(next));
    return journal.note(history.id(), history.version(), trouble).getOrElse(trouble);
  }

  /** The journal itself is the trouble: it can only be told, and tried again. */
  NextStep.At journalAway(GenerationId id, String reason) {
    int failures = observations.of(id).failed();
    tell(id, new Notice.Trouble(Option.none(), Option.none(), reason, failures));
    return new NextStep.At(pace.afterFault(id, failures, time.now()));
  }

  /** Its provider is not in this process. */
  NextStep elsewhere(History history) {
    tellUnlessOvertaken(history, List.of(new Notice.Elsewhere(provider(history))));
    return new NextStep.Elsewhere();
  }

  static Option<ProviderName> provider(History history) {
    return Option.of(history.state().order().provider());
  }

  /**
   * Passes a notice on, one at a time for each generation, whoever learnt of it; a listener's own
   * trouble stays its own, even an error: money may be on its way.
   */
  void tell(GenerationId id, Notice notice) {
    Observation seen = observations.of(id);
    seen.notices().lock();
    try {
      listener.on(id, notice);
    } catch (RuntimeException | Error e) {
      System.getLogger(Scribe.class.getName())
          .log(System.Logger.Level.WARNING, "a listener failed", e);
    } finally {
      seen.notices().unlock();
    }
  }

  /** Tells that an event was written down. */
  NextStep written(GenerationId id, GenerationEvent event, GenerationState state) {
    observations.of(id).clear();
    tell(id, new Notice.Moved(event, state));
    return state instanceof Ended ? over(id) : new NextStep.At(turn(state));
  }

  /** There is nothing left to do, and nothing left to remember. */
  NextStep over(GenerationId id) {
    unwritten.remove(id);
    observations.forget(id);
    recalled.ended(id);
    return new NextStep.Ended();
  }

  /** It has ended somewhere else. */
  void forget(GenerationId id) {
    recalled.ended(id);
  }

  /** When to come back: never in the past, whatever is possible at once. */
  private Instant turn(GenerationState state) {
    Instant first = LifeCycle.next(state).notBefore();
    Instant now = time.now();
    return first.isAfter(now) ? first : now;
  }

  private NextStep later(GenerationId id, Entry entry, String reason) {
    unwritten.merge(id, List.of(entry), Scribe::joined);
    return journalAway(id, reason);
  }

  private static List<Entry> joined(List<Entry> known, List<Entry> more) {
    return known.containsAll(more) ? known : Stream.concat(known.stream(), more.stream()).toList();
  }

  private void settled(GenerationId id, Entry entry) {
    unwritten.computeIfPresent(
        id,
        (key, known) -> {
          List<Entry> rest = known.stream().filter(other -> !other.equals(entry)).toList();
          return rest.isEmpty() ? null : rest;
        });
  }

  /** The history with what somebody else wrote; none if that does not show, and asking is vain. */
  private Option<History> readBeyond(History history) {
    return journal
        .read(history.id())
        .getOrElse(Option.none())
        .filter(newer -> newer.version() > history.version());
  }
}
