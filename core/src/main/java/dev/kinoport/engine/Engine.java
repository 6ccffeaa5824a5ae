package dev.kinoport.engine;

import dev.kinoport.backend.Backend;
import dev.kinoport.backend.Handle;
import dev.kinoport.backend.ProviderResult;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.GenerationState.Accepted;
import dev.kinoport.generation.GenerationState.Downloading;
import dev.kinoport.generation.GenerationState.InDoubt;
import dev.kinoport.generation.GenerationState.Submitting;
import dev.kinoport.generation.GenerationState.Unsent;
import dev.kinoport.generation.LifeCycle;
import dev.kinoport.generation.Step;
import dev.kinoport.generation.Step.Command;
import dev.kinoport.journal.History;
import dev.kinoport.journal.Journal;
import dev.kinoport.time.Timekeeper;
import java.time.Instant;
import java.util.Collection;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Moves generations on, one step per call: read the journal, ask the life cycle what to do, make
 * one call of a port, write down what came of it, say when to come back. Between two calls nothing
 * is held that matters, so a process may die anywhere.
 *
 * <p>The only writer of the journal. Safe for use by many threads; two that advance the same
 * generation at once are kept apart by the journal's versions, but waste each other's time.
 */
public final class Engine implements AutoCloseable {
  private final Journal journal;
  private final Timekeeper time;
  private final Feeds feeds;
  private final Places places;
  private final Scribe scribe;
  private final Submitter submitter;
  private final DoubtResolver doubts;
  private final Watcher watcher;
  private final Collector collector;

  /**
   * @param journal the truth
   * @param backend the provider
   * @param time what the clock says
   * @param settings how patient to be
   * @param listener told of everything, for show
   */
  public Engine(
      Journal journal,
      Backend backend,
      Timekeeper time,
      EngineSettings settings,
      GenerationListener listener) {
    Observations observations = new Observations();
    Pace pace = new Pace(settings);
    this.journal = journal;
    this.time = time;
    feeds = new Feeds(backend.feed());
    places = new Places(journal, time, settings);
    scribe = new Scribe(journal, time, listener, observations, pace);
    submitter = new Submitter(backend, journal, time, scribe, settings, pace, observations);
    doubts = new DoubtResolver(backend.video(), time, scribe, settings, pace);
    watcher = new Watcher(backend.video(), feeds, time, scribe, settings, pace, observations);
    collector = new Collector(backend.clips(), time, scribe, settings);
  }

  /**
   * Names who is to be told when the provider has sent news of a generation, or has room for it, so
   * that it is advanced now rather than at its turn.
   */
  public void waking(Consumer<GenerationId> sleeper) {
    feeds.waking(sleeper);
    places.waking(sleeper);
  }

  /**
   * Makes ready to advance what an earlier process left: what is with the provider counts as that
   * before anything else is sent.
   */
  public void expect(Collection<GenerationId> ids) {
    places.expect(ids);
  }

  /** Stops listening to the provider. What has not ended can be advanced by another engine. */
  @Override
  public void close() {
    feeds.close();
  }

  /** Stops listening to the provider about one generation, which has ended somewhere else. */
  public void forget(GenerationId id) {
    feeds.forget(id);
    places.leave(id);
  }

  /** Does the next step of a generation, if its time has come. */
  public Next advance(GenerationId id) {
    Next next =
        journal
            .read(id)
            .fold(
                fault -> scribe.again(id, fault.reason()),
                found -> found.fold(() -> scribe.over(id), this::advance));
    if (next instanceof Next.Ended) {
      feeds.forget(id);
    }
    if (!(next instanceof Next.At)) {
      places.leave(id);
    }
    return next;
  }

  /**
   * Writes down something that was learnt elsewhere: a wish to cancel, a webhook's word, a person's
   * decision. What says nothing new changes nothing.
   */
  public Next tell(GenerationId id, GenerationEvent event) {
    return journal
        .read(id)
        .fold(
            fault -> scribe.again(id, fault.reason()),
            found -> found.fold(() -> scribe.over(id), history -> scribe.write(history, event)));
  }

  /**
   * Takes what came of a generation from somebody who was told without asking, such as by a signed
   * webhook. What is about another request of the provider's changes nothing.
   */
  public Next finish(GenerationId id, Handle handle, ProviderResult result) {
    Next completed = ifTheSame(id, handle, this::complete);
    return completed instanceof Next.At
        ? ifTheSame(id, handle, (history, state) -> took(history, state, result))
        : completed;
  }

  private Next ifTheSame(
      GenerationId id, Handle handle, BiFunction<History, Accepted, Next> further) {
    return journal
        .read(id)
        .fold(
            fault -> scribe.again(id, fault.reason()),
            found ->
                found.fold(
                    () -> scribe.over(id),
                    history ->
                        history.state() instanceof Accepted accepted
                                && accepted.handle().requestId().equals(handle.requestId())
                            ? further.apply(history, accepted)
                            : new Next.At(time.now())));
  }

  private Next complete(History history, Accepted state) {
    feeds.forget(history.id());
    return scribe.write(history, new GenerationEvent.Completed(time.now()));
  }

  private Next took(History history, Accepted state, ProviderResult result) {
    return state instanceof GenerationState.Fetching
        ? watcher.came(history, state, result)
        : new Next.At(time.now());
  }

  private Next advance(History history) {
    GenerationState state = history.state();
    places.seen(history.id(), state);
    return scribe.catchUp(history).getOrElse(() -> step(history, state));
  }

  private Next step(History history, GenerationState state) {
    Step step = LifeCycle.next(state);
    Instant now = time.now();
    if (now.isBefore(step.notBefore())) {
      return new Next.At(step.notBefore());
    }
    return places
        .take(history.id(), step.command())
        .getOrElse(() -> perform(history, state, step.command(), now));
  }

  private Next perform(History history, GenerationState state, Command command, Instant now) {
    return switch (command) {
      case Command.Upload upload ->
          submitter.upload(history, in(state, Unsent.class), upload.image());
      case Command.Submit submit ->
          submitter.submit(history, in(state, Unsent.class), submit.attempt());
      case Command.Withdraw withdraw ->
          scribe.write(history, new GenerationEvent.Cancelled(Cost.nothing(state.order()), now));
      case Command.Doubt doubt -> scribe.write(history, doubt(in(state, Submitting.class), now));
      case Command.Reconcile reconcile -> doubts.reconcile(history, in(state, InDoubt.class));
      case Command.SendCancel cancel -> watcher.cancel(history, in(state, Accepted.class));
      case Command.Poll poll -> watcher.poll(history, in(state, Accepted.class));
      case Command.FetchResult fetch -> watcher.fetchResult(history, in(state, Accepted.class));
      case Command.StoreClip store -> collector.store(history, in(state, Downloading.class));
      case Command.Rest rest -> scribe.over(history.id());
    };
  }

  private static GenerationEvent doubt(Submitting submitting, Instant now) {
    return new GenerationEvent.SubmitInDoubt(
        submitting.attempts(), "no answer was written down in time", now);
  }

  private static <S extends GenerationState> S in(GenerationState state, Class<S> expected) {
    return expected.cast(state);
  }
}
