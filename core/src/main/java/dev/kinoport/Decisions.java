package dev.kinoport;

import dev.kinoport.clip.StoredClip;
import dev.kinoport.engine.Engine;
import dev.kinoport.engine.Scheduler;
import dev.kinoport.generation.ClipSizeBound;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.journal.History;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.JournalFault;
import dev.kinoport.provider.Charge;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What is learnt of a generation from outside: a person's decision, a message of the provider's.
 */
final class Decisions {
  /** While one is made the generation may move on, and it must be made again. */
  private static final int MOST_TRIES = 5;

  private final Journal journal;
  private final List<Provider> providers;
  private final Timekeeper time;
  private final Engine engine;
  private final Scheduler scheduler;

  Decisions(
      Journal journal,
      List<Provider> providers,
      Timekeeper time,
      Engine engine,
      Scheduler scheduler) {
    this.journal = journal;
    this.providers = providers;
    this.time = time;
    this.engine = engine;
    this.scheduler = scheduler;
  }

  static Failure unavailable(JournalFault fault) {
    return new Failure.JournalUnavailable(fault.reason());
  }

  Either<Failure, GenerationState> find(GenerationId id) {
    return journal
        .read(id)
        .mapLeft(Decisions::unavailable)
        .flatMap(found -> found.toEither(() -> new Failure.NoSuchGeneration(id)))
        .map(History::state);
  }

  Either<Failure, GenerationState> tell(GenerationId id, GenerationEvent event) {
    engine.tell(id, event);
    scheduler.wake(id);
    return find(id);
  }

  Either<Failure, GenerationState> finished(GenerationId id, Handle handle, ProviderResult result) {
    return find(id)
        .flatMap(state ->
            state instanceof GenerationState.Unsent
                ? tell(
                    id,
                    new GenerationEvent.SubmitAccepted(
                        handle, GenerationEvent.Via.WEBHOOK, time.now()))
                : Either.right(state))
        .flatMap(state -> {
          engine.finish(id, handle, result);
          scheduler.wake(id);
          return find(id);
        });
  }

  Either<Failure, GenerationState> abandon(GenerationId id, String reason) {
    Either<Failure, GenerationState> state = find(id);
    for (int tries = 0; tries < MOST_TRIES && state.exists(Decisions::isOpen); tries++) {
      engine.decide(
          id,
          known ->
              Option.of(
                  new GenerationEvent.Failed(
                      new GenerationFailure.Abandoned(reason), costSoFar(known), time.now())));
      state = find(id);
    }
    scheduler.wake(id);
    return state;
  }

  private static boolean isOpen(GenerationState state) {
    return !(state instanceof GenerationState.Ended);
  }

  /** What was paid counts as paid, and what may have been paid too. */
  private static Cost costSoFar(GenerationState state) {
    return switch (state) {
      case GenerationState.Planned planned -> Cost.nothing(planned.order());
      case GenerationState.Submitting submitting -> Cost.unknown();
      case GenerationState.InDoubt doubt -> Cost.unknown();
      case GenerationState.Queued queued -> Cost.of(queued.order(), Charge.unknown());
      case GenerationState.Running running -> Cost.of(running.order(), Charge.unknown());
      case GenerationState.Delivering done -> Cost.of(done.order(), done.charge());
      case GenerationState.Ended ended -> ended.cost();
    };
  }

  Either<Failure, GenerationState> sendAgain(GenerationId id, String reason) {
    return ifIn(
        GenerationState.InDoubt.class,
        id,
        doubt -> Option.of(sentAtOnce(doubt.attempts(), reason)));
  }

  /** Of a doubt nothing, though it was none when somebody asked for this: it may be paid for. */
  Either<Failure, GenerationState> sendNow(GenerationId id, String reason) {
    return ifIn(
        GenerationState.Planned.class,
        id,
        planned ->
            Option.when(
                planned.attempts() > 0 && planned.notBefore().isAfter(time.now()),
                () -> sentAtOnce(planned.attempts(), reason)));
  }

  private GenerationEvent sentAtOnce(int attempt, String reason) {
    Instant now = time.now();
    return new GenerationEvent.SubmitFailed(attempt, reason, now, now);
  }

  Either<Failure, GenerationState> trustClipHost(GenerationId id, String host) {
    return tell(
        id, new GenerationEvent.ClipHostTrusted(host.strip().toLowerCase(Locale.ROOT), time.now()));
  }

  Either<Failure, GenerationState> adoptClip(GenerationId id, URI location) {
    return ifIn(
        GenerationState.Accepted.class,
        id,
        state -> Option.of(new GenerationEvent.ClipLocated(location, time.now())));
  }

  Either<Failure, GenerationState> adoptClip(GenerationId id, InputStream content) {
    return find(id)
        .flatMap(state ->
            state instanceof GenerationState.Accepted accepted
                ? keep(id, accepted, content)
                    .flatMap(clip ->
                        tell(
                            id,
                            new GenerationEvent.ClipAdopted(clip, costSoFar(accepted), time.now())))
                : Either.right(state));
  }

  private Either<Failure, StoredClip> keep(
      GenerationId id, GenerationState.Accepted state, InputStream content) {
    Option<Provider> provider =
        Option.ofOptional(
            providers.stream()
                .filter(one -> one.name().equals(state.order().provider()))
                .findFirst());
    return provider
        .<Failure>toEither(() -> new Failure.Elsewhere(id, state))
        .flatMap(one ->
            one.clips()
                .adopt(id.value(), new MeasuredContent(content, ClipSizeBound.bytes(state.order())))
                .mapLeft(failure -> new Failure.ClipNotKept(id, failure.reason())));
  }

  private <S extends GenerationState> Either<Failure, GenerationState> ifIn(
      Class<S> kind, GenerationId id, Function<S, Option<GenerationEvent>> event) {
    engine.decide(
        id, state -> kind.isInstance(state) ? event.apply(kind.cast(state)) : Option.none());
    scheduler.wake(id);
    return find(id);
  }
}
