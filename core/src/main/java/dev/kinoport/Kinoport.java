package dev.kinoport;

import dev.kinoport.backend.Handle;
import dev.kinoport.backend.ProviderResult;
import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.ClipStore;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.engine.Engine;
import dev.kinoport.engine.GenerationListener;
import dev.kinoport.engine.Scheduler;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.journal.Admission;
import dev.kinoport.journal.History;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.JournalFault;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.Summary;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import java.io.InputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes video through one provider without paying twice and without losing a clip that was paid
 * for.
 *
 * <p>Safe for use by many threads; one instance serves a whole process. No method throws for an
 * expected failure. Made by {@link #builder}.
 */
public final class Kinoport implements AutoCloseable {
  private final Admissions admissions;
  private final Journal journal;
  private final ClipStore clips;
  private final Timekeeper time;
  private final Engine engine;
  private final Scheduler scheduler;
  private final Spectators spectators;
  private final List<AutoCloseable> owned;

  Kinoport(
      Admissions admissions,
      Journal journal,
      ClipStore clips,
      Timekeeper time,
      Engine engine,
      Scheduler scheduler,
      Spectators spectators,
      List<AutoCloseable> owned) {
    this.admissions = admissions;
    this.journal = journal;
    this.clips = clips;
    this.time = time;
    this.engine = engine;
    this.scheduler = scheduler;
    this.spectators = spectators;
    this.owned = List.copyOf(owned);
  }

  /** Begins to put one together; only the backend has no default. */
  public static KinoportBuilder builder() {
    return new KinoportBuilder();
  }

  /** Says what a start would buy. Touches no network and writes nothing. */
  public Either<Failure, Plan> plan(RequestDraft draft) {
    return admissions.plan(draft);
  }

  /** Starts a generation and waits for its end, or for the wait limit of the terms. */
  public Either<Failure, Generated> generate(RequestDraft draft, Terms terms) {
    return start(draft, terms).flatMap(id -> await(id, terms));
  }

  /** Starts a generation; the stage is done at its end. The wait limit is not looked at. */
  public CompletionStage<Either<Failure, Generated>> generateAsync(
      RequestDraft draft, Terms terms) {
    return start(draft, terms)
        .fold(failure -> CompletableFuture.completedStage(Either.left(failure)), this::result);
  }

  /** Starts a generation and returns as soon as it is in the journal, before anything is sent. */
  public Either<Failure, GenerationId> start(RequestDraft draft, Terms terms) {
    return admissions.admit(draft, terms).map(this::begin);
  }

  /**
   * Starts several generations, or none: every fault and the whole price come before the first
   * cent. Afterwards each has its own end.
   *
   * @return their ids, in the order of the items
   */
  public Either<Failure, List<GenerationId>> startAll(List<BatchItem> items) {
    return admissions.admitAll(items).map(admitted -> admitted.stream().map(this::begin).toList());
  }

  private GenerationId begin(Admission admission) {
    scheduler.wake(admission.id());
    return admission.id();
  }

  /** Waits for the end of a generation, for as long as it takes. */
  public Either<Failure, Generated> await(GenerationId id) {
    return await(id, Terms.standard());
  }

  /** Waits for the end of a generation. A limit that passes stops nothing. */
  public Either<Failure, Generated> await(GenerationId id, Duration limit) {
    return await(id, Terms.standard().waitLimit(limit));
  }

  private Either<Failure, Generated> await(GenerationId id, Terms terms) {
    boolean rested = time.await(scheduler.rest(id), terms.waitLimit()).isDefined();
    if (!rested && terms.cancelAtWaitLimit() && !Thread.currentThread().isInterrupted()) {
      var unused = cancel(id);
    }
    return verdict(id);
  }

  /** Tells the end of a generation when it comes. */
  public CompletionStage<Either<Failure, Generated>> result(GenerationId id) {
    return scheduler.rest(id).thenApply(rested -> verdict(id));
  }

  /** Where a generation stands, from the journal. */
  public Either<Failure, GenerationState> find(GenerationId id) {
    return journal
        .read(id)
        .<Failure>mapLeft(fault -> new Failure.JournalUnavailable(fault.reason()))
        .flatMap(found -> found.toEither(() -> new Failure.NoSuchGeneration(id)))
        .map(History::state);
  }

  /** Lists generations, from the journal. */
  public Either<Failure, List<Summary>> list(Selection selection) {
    return journal.list(selection).mapLeft(fault -> new Failure.JournalUnavailable(fault.reason()));
  }

  /**
   * Asks that a generation be stopped. The end is what the provider says: it may still succeed, and
   * then its clip is kept. A wish that the journal cannot take now is kept in this process and
   * written when it can.
   *
   * @return where it stands once the wish is written down
   */
  public Either<Failure, GenerationState> cancel(GenerationId id) {
    return tell(id, new GenerationEvent.CancelAsked(time.now()));
  }

  /** Tells that a generation in doubt is known to be this request of the provider's. */
  public Either<Failure, GenerationState> adopt(
      GenerationId id, Handle handle, GenerationEvent.Via via) {
    return tell(id, new GenerationEvent.SubmitAccepted(handle, via, time.now()));
  }

  /**
   * Tells what came of a generation, as a signed webhook said, so that the provider need not be
   * asked. A submit whose answer was lost is found again by it; a result of another request than
   * the generation's changes nothing.
   */
  public Either<Failure, GenerationState> finished(
      GenerationId id, Handle handle, ProviderResult result) {
    return find(id)
        .flatMap(state ->
            state instanceof GenerationState.Unsent
                ? adopt(id, handle, GenerationEvent.Via.WEBHOOK)
                : Either.right(state))
        .flatMap(state -> {
          var unused = engine.finish(id, handle, result);
          scheduler.wake(id);
          return find(id);
        });
  }

  /**
   * Gives up a generation in doubt. Its quote counts as spent, because it may have been charged.
   *
   * @param reason kept in the journal
   */
  public Either<Failure, GenerationState> abandon(GenerationId id, String reason) {
    return ifInDoubt(
        id,
        doubt ->
            new GenerationEvent.Failed(
                new GenerationFailure.Abandoned(reason), Cost.unknown(), time.now()));
  }

  /**
   * Sends a generation in doubt once more. If the provider had it after all, it is paid twice: only
   * a person should decide this.
   *
   * @param reason kept in the journal
   */
  public Either<Failure, GenerationState> sendAgain(GenerationId id, String reason) {
    return ifInDoubt(
        id,
        doubt ->
            new GenerationEvent.SubmitFailed(doubt.attempts(), reason, time.now(), time.now()));
  }

  private Either<Failure, GenerationState> ifInDoubt(
      GenerationId id, Function<GenerationState.InDoubt, GenerationEvent> event) {
    return find(id)
        .flatMap(state ->
            state instanceof GenerationState.InDoubt doubt
                ? tell(id, event.apply(doubt))
                : Either.right(state));
  }

  private Either<Failure, GenerationState> tell(GenerationId id, GenerationEvent event) {
    var unused = engine.tell(id, event);
    scheduler.wake(id);
    return find(id);
  }

  /**
   * Takes up every generation of the journal that has not ended, as after a restart.
   *
   * @return which, oldest first
   */
  public Either<Failure, List<GenerationId>> resume() {
    return journal
        .unfinished()
        .<Failure>mapLeft((JournalFault fault) -> new Failure.JournalUnavailable(fault.reason()))
        .peek(this::resume);
  }

  /** Takes up some generations that an earlier process left. */
  public void resume(Collection<GenerationId> ids) {
    engine.expect(ids);
    ids.forEach(scheduler::wake);
  }

  /** Looks at a generation now rather than at its next turn. Harmless at any time. */
  public void wake(GenerationId id) {
    scheduler.wake(id);
  }

  /** Tells a listener what happens to one generation from now on, until the watch is closed. */
  public Watch watch(GenerationId id, GenerationListener listener) {
    return spectators.add(id, listener);
  }

  /** Opens the clip of a finished generation; the caller closes it. */
  public Either<ClipFailure, InputStream> open(StoredClip clip) {
    return clips.open(clip);
  }

  /**
   * Stops working in this process. Nothing at the provider is stopped, nothing is lost; whoever
   * waits here is told that it is still running.
   *
   * @throws IllegalStateException if a part of this could not be closed; all others are
   */
  @Override
  public void close() {
    scheduler.close();
    List<Exception> troubles = owned.stream().flatMap(part -> troubleClosing(part)).toList();
    if (!troubles.isEmpty()) {
      throw new IllegalStateException("a part could not be closed", troubles.get(0));
    }
  }

  private static Stream<Exception> troubleClosing(AutoCloseable part) {
    try {
      part.close();
      return Stream.empty();
    } catch (Exception e) {
      return Stream.of(e);
    }
  }

  private Either<Failure, Generated> verdict(GenerationId id) {
    return find(id)
        .flatMap(state ->
            switch (state) {
              case GenerationState.Succeeded done ->
                  Either.right(new Generated(id, done.clip(), done.cost(), done.order()));
              case GenerationState.Failed failed ->
                  Either.left(new Failure.Failed(id, failed.failure(), failed.cost()));
              case GenerationState.Cancelled cancelled ->
                  Either.left(new Failure.Cancelled(id, cancelled.cost()));
              case GenerationState.InDoubt doubt -> Either.left(new Failure.InDoubt(id, doubt));
              case GenerationState.Unsent unsent ->
                  Either.left(new Failure.StillRunning(id, unsent));
              case GenerationState.Accepted accepted ->
                  Either.left(new Failure.StillRunning(id, accepted));
            });
  }
}
