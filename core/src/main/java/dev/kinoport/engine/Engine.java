package dev.kinoport.engine;

import dev.kinoport.engine.departure.PaidRequestsUnderWay;
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
import dev.kinoport.generation.Order;
import dev.kinoport.generation.Step;
import dev.kinoport.generation.Step.Command;
import dev.kinoport.journal.History;
import dev.kinoport.journal.Journal;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Moves generations on, one step per call: read the journal, ask the life cycle what to do, make
 * one call of a port, write down what came of it, say when to come back. Between two calls nothing
 * is held that matters, so a process may die anywhere.
 *
 * <p>Writes to the journal what becomes of a generation once it is admitted. Safe for use by many
 * threads; two that advance the same generation at once are kept apart by the journal's versions,
 * but waste each other's time.
 */
public final class Engine implements AutoCloseable {
  private final Journal journal;
  private final Timekeeper time;
  private final EngineSettings settings;
  private final Scribe scribe;
  private final PaidRequestsUnderWay departures = new PaidRequestsUnderWay();
  private final SkewedClockWaits waits = new SkewedClockWaits();
  private final Observations observations = new Observations();
  private final Map<ProviderName, ProviderSteps> providers = new LinkedHashMap<>();

  /**
   * @param journal the truth
   * @param providers who can be asked; each name once
   * @param time what the clock says
   * @param settings how patient to be
   * @param listener told of everything, for show
   */
  public Engine(
      Journal journal,
      Collection<Provider> providers,
      Timekeeper time,
      EngineSettings settings,
      GenerationListener listener) {
    this.journal = journal;
    this.time = time;
    this.settings = settings;
    scribe = new Scribe(journal, time, listener, observations, new StepDelays(settings));
    for (Provider provider : providers) {
      this.providers.put(
          provider.name(),
          ProviderSteps.of(provider, journal, time, settings, scribe, observations, departures));
    }
  }

  /** Tells that an order is in the journal. */
  public void admitted(Order order) {
    scribe.tell(order.id(), new Notice.Admitted(order));
  }

  /** Who can be asked in this process. */
  public Set<ProviderName> providers() {
    return Collections.unmodifiableSet(providers.keySet());
  }

  /**
   * Names who is to be told when a provider has sent news of a generation, or has room for it, so
   * that it is advanced now rather than at its turn.
   */
  public void waking(Consumer<GenerationId> sleeper) {
    for (ProviderSteps steps : providers.values()) {
      steps.feeds().waking(sleeper);
      steps.places().waking(sleeper);
    }
  }

  /**
   * Makes ready to advance what an earlier process left: what is with a provider counts as that
   * before anything else is sent.
   */
  public void expect(Collection<GenerationId> ids) {
    providers.values().forEach(steps -> steps.places().expect(ids));
  }

  /**
   * Stops listening to the providers, and lets no paid request leave any more. What has not ended
   * can be advanced by another engine.
   */
  @Override
  public void close() {
    departures.close();
    providers.values().forEach(steps -> steps.feeds().close());
  }

  /**
   * Closes this, and waits until the answers to paid requests that are under way are written down:
   * whoever broke one off would not know what he has paid for. Waits no longer than {@link
   * EngineSettings#closeWithin}, and not for a request of the calling thread's own.
   *
   * @param since when closing began; what has passed since then is not waited again
   */
  public void awaitDepartures(Instant since) {
    close();
    long left = departures.await(time, since.plus(settings.closeWithin()));
    if (left > 0) {
      System.getLogger(Engine.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "closed while paid requests wait for their answers, which are in doubt now: " + left);
    }
  }

  /** Stops listening about one generation, which has ended somewhere else. */
  public void forget(GenerationId id) {
    for (ProviderSteps steps : providers.values()) {
      steps.feeds().forget(id);
      steps.submitter().ended(id);
      steps.doubts().forget(id);
    }
    waits.forget(id);
    observations.forget(id);
    scribe.forget(id);
    leave(id);
  }

  private void leave(GenerationId id) {
    providers.values().forEach(steps -> steps.places().leave(id));
  }

  /** What has moved on takes no place at who said no. */
  private void leaveOthers(GenerationId id, ProviderName here) {
    providers.forEach((name, steps) -> {
      if (!name.equals(here)) {
        steps.places().leave(id);
      }
    });
  }

  /** Does the next step of a generation, if its time has come and its provider is here. */
  public NextStep advance(GenerationId id) {
    NextStep next = with(id, this::advance);
    if (next instanceof NextStep.Ended) {
      forget(id);
    } else if (!(next instanceof NextStep.At)) {
      leave(id);
    }
    return next;
  }

  /**
   * Writes down something that was learnt elsewhere: a wish to cancel, a webhook's word, a person's
   * decision. What says nothing new changes nothing.
   */
  public NextStep tell(GenerationId id, GenerationEvent event) {
    return decide(id, state -> Option.of(event));
  }

  /**
   * Writes down what somebody decides on what is known now. If that changes while it is written, an
   * end is not: it must be decided anew.
   *
   * @param decision from where the generation stands to what to write; none for nothing
   */
  public NextStep decide(
      GenerationId id, Function<GenerationState, Option<GenerationEvent>> decision) {
    return with(id, history -> decided(history, decision));
  }

  /** Goes on with what the journal says of it, and what this process knows besides. */
  private NextStep with(GenerationId id, Function<History, NextStep> further) {
    return journal
        .read(id)
        .fold(
            fault -> scribe.journalAway(id, fault.reason()),
            found ->
                found.fold(
                    () -> scribe.missing(id),
                    history -> scribe.whole(history).fold(next -> next, further)));
  }

  private NextStep decided(
      History history, Function<GenerationState, Option<GenerationEvent>> decision) {
    return decision
        .apply(history.state())
        .map(event -> scribe.write(history, event))
        .getOrElse(() -> new NextStep.At(time.now()));
  }

  /**
   * Takes what came of a generation from somebody who was told without asking, such as by a signed
   * webhook. What is about another request of the provider's changes nothing, and neither does that
   * it is not over.
   */
  public NextStep finish(GenerationId id, Handle handle, ProviderResult result) {
    if (result instanceof ProviderResult.NotReady) {
      return new NextStep.At(time.now());
    }
    NextStep completed = ifTheSame(id, handle, this::complete);
    return completed instanceof NextStep.At
        ? ifTheSame(id, handle, (history, state) -> took(history, state, result))
        : completed;
  }

  private NextStep ifTheSame(
      GenerationId id, Handle handle, BiFunction<History, Accepted, NextStep> further) {
    return with(
        id,
        history ->
            history.state() instanceof Accepted accepted && accepted.handle().isSameRequest(handle)
                ? further.apply(history, accepted)
                : new NextStep.At(time.now()));
  }

  private NextStep complete(History history, Accepted state) {
    providers.values().forEach(steps -> steps.feeds().forget(history.id()));
    return scribe.write(history, new GenerationEvent.Completed(time.now()));
  }

  private NextStep took(History history, Accepted state, ProviderResult result) {
    ProviderSteps steps = providers.get(state.order().provider());
    return steps != null && state instanceof GenerationState.Fetching
        ? steps.watcher().came(history, state, result)
        : new NextStep.At(time.now());
  }

  private NextStep advance(History history) {
    GenerationState state = history.state();
    ProviderSteps steps = providers.get(state.order().provider());
    if (state instanceof GenerationState.Ended) {
      return scribe.over(history.id());
    }
    if (state instanceof GenerationState.Planned && scribe.mayBePaidElsewhere(history.id())) {
      return new NextStep.Parked(Option.none());
    }
    return steps == null ? scribe.elsewhere(history) : advance(history, state, steps);
  }

  private NextStep advance(History history, GenerationState state, ProviderSteps steps) {
    if (state.order().place() > 0) {
      leaveOthers(history.id(), state.order().provider());
    }
    steps.places().seen(history.id(), state);
    return scribe.catchUp(history).getOrElse(() -> step(history, state, steps));
  }

  private NextStep step(History history, GenerationState state, ProviderSteps steps) {
    Step step = LifeCycle.next(state);
    if (state instanceof Submitting sent) {
      return steps
          .submitter()
          .awaitAnswer(history, sent)
          .getOrElse(() -> begin(history, state, step.command(), steps));
    }
    steps.submitter().forget(history.id());
    Instant now = time.now();
    if (now.isBefore(step.notBefore())) {
      // Of what it waits for; an image that was uploaded since says nothing of that clock.
      Instant due = waits.due(history.id(), state.since(), step.notBefore(), now);
      if (now.isBefore(due)) {
        return new NextStep.At(due);
      }
    }
    return begin(history, state, step.command(), steps);
  }

  private NextStep begin(
      History history, GenerationState state, Command command, ProviderSteps steps) {
    waits.forget(history.id());
    return steps
        .places()
        .take(history.id(), command)
        .getOrElse(() -> perform(history, state, command, steps));
  }

  private NextStep perform(
      History history, GenerationState state, Command command, ProviderSteps steps) {
    return switch (command) {
      case Command.Upload upload -> steps.submitter().upload(history, upload.image());
      case Command.Submit submit ->
          steps.submitter().submit(history, in(state, Unsent.class), submit.attempt());
      case Command.Withdraw withdraw ->
          scribe.write(
              history, new GenerationEvent.Cancelled(Cost.nothing(state.order()), time.now()));
      case Command.Doubt doubt ->
          scribe.write(history, doubt(in(state, Submitting.class), time.now()));
      case Command.Reconcile reconcile ->
          steps.doubts().reconcile(history, in(state, InDoubt.class));
      case Command.SendCancel cancel -> steps.watcher().cancel(history, in(state, Accepted.class));
      case Command.Poll poll -> steps.watcher().poll(history, in(state, Accepted.class));
      case Command.FetchResult fetch ->
          steps.watcher().fetchResult(history, in(state, Accepted.class));
      case Command.StoreClip store ->
          steps.collector().store(history, in(state, Downloading.class));
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
