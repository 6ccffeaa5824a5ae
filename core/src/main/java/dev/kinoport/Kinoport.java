package dev.kinoport;

import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.engine.Engine;
import dev.kinoport.engine.GenerationListener;
import dev.kinoport.engine.Scheduler;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Phase;
import dev.kinoport.generation.Trouble;
import dev.kinoport.journal.Admission;
import dev.kinoport.journal.BudgetLedger;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.Summary;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.time.Timekeeper;
import dev.kinoport.view.GenerationView;
import dev.kinoport.view.ViewListener;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes video through one or several providers without paying twice and without losing a clip that
 * was paid for.
 *
 * <p>Safe for use by many threads; one instance serves a whole process. No method throws for an
 * expected failure. Made by {@link #builder}.
 *
 * {@snippet file="dev/kinoport/examples/MakeAClipTest.java" region="make-a-clip"}
 */
public final class Kinoport implements AutoCloseable {
  private final Planner planner;
  private final Circuits circuits;
  private final Journal journal;
  private final List<Provider> providers;
  private final Timekeeper time;
  private final Engine engine;
  private final Scheduler scheduler;
  private final Listeners listeners;
  private final Decisions decisions;
  private final Followers followers;
  private final List<AutoCloseable> owned;
  private volatile Option<Instant> closedAt = Option.none();

  Kinoport(
      Planner planner,
      Circuits circuits,
      Journal journal,
      List<Provider> providers,
      Timekeeper time,
      Engine engine,
      Scheduler scheduler,
      Listeners listeners,
      List<AutoCloseable> owned) {
    this.planner = planner;
    this.circuits = circuits;
    this.journal = journal;
    this.providers = List.copyOf(providers);
    this.time = time;
    this.engine = engine;
    this.scheduler = scheduler;
    this.listeners = listeners;
    this.decisions = new Decisions(journal, this.providers, time, engine, scheduler);
    this.followers = new Followers(journal, listeners);
    this.owned = List.copyOf(owned);
  }

  /** Begins to put one together; only a provider has no default. */
  public static KinoportBuilder builder() {
    return new KinoportBuilder();
  }

  /** Who can be asked here, in the order in which they were named; at least one. */
  public List<Provider> providers() {
    return providers;
  }

  /** How it goes with each provider, as far as this process has seen, in their order. */
  public List<ProviderHealth> health() {
    return providers.stream().map(provider -> circuits.of(provider.name())).toList();
  }

  /**
   * Says what a start would buy, at every provider that has the model. Reads local images; touches
   * no network and writes nothing.
   */
  public Either<Failure, Plan> plan(RequestDraft draft) {
    present(draft, "draft");
    return planner.plan(draft);
  }

  /**
   * Plans several, or says what is wrong with each that cannot be.
   *
   * @return the plans, in the order of the drafts
   */
  public Either<Failure, List<Plan>> planAll(List<RequestDraft> drafts) {
    present(drafts, "drafts");
    return planner.planAll(drafts);
  }

  /** Plans, starts and waits for the end, or for the wait limit of the terms. */
  public Either<Failure, Generated> generate(RequestDraft draft, Terms terms) {
    present(draft, "draft");
    present(terms, "terms");
    return start(draft, terms).flatMap(id -> await(id, terms));
  }

  /** Starts what was agreed to and waits for its end, or for the wait limit of the terms. */
  public Either<Failure, Generated> generate(Plan plan, Terms terms) {
    present(plan, "plan");
    present(terms, "terms");
    return start(plan, terms).flatMap(id -> await(id, terms));
  }

  /** Plans and starts; the stage is done at the end. The wait limit is not looked at. */
  public CompletionStage<Either<Failure, Generated>> generateAsync(
      RequestDraft draft, Terms terms) {
    return start(draft, terms)
        .fold(failure -> CompletableFuture.completedStage(Either.left(failure)), this::result);
  }

  /** Plans and starts. Returns as soon as it is in the journal, before anything is sent. */
  public Either<Failure, GenerationId> start(RequestDraft draft, Terms terms) {
    present(draft, "draft");
    present(terms, "terms");
    return plan(draft).flatMap(plan -> start(plan, terms));
  }

  /**
   * Buys exactly what was planned. A local image that is another one by now is refused. Returns as
   * soon as it is in the journal, before anything is sent.
   *
   * @throws IllegalStateException if this was closed; nothing is set aside then
   */
  public Either<Failure, GenerationId> start(Plan plan, Terms terms) {
    present(plan, "plan");
    present(terms, "terms");
    requireOpen();
    return planner.admit(new BatchItem(plan, terms)).map(this::begin);
  }

  /**
   * Starts several generations, or none: every fault and the whole price come before the first
   * cent. Afterwards each has its own end.
   *
   * @return their ids, in the order of the items
   * @throws IllegalStateException if this was closed; nothing is set aside then
   */
  public Either<Failure, List<GenerationId>> startAll(List<BatchItem> items) {
    present(items, "items");
    requireOpen();
    return planner.admit(items).map(admitted -> admitted.stream().map(this::begin).toList());
  }

  /** What is closed does nothing more, so it must not set money aside either. */
  private void requireOpen() {
    if (closedAt.isDefined()) {
      throw new IllegalStateException("this Kinoport was closed: it starts nothing any more");
    }
  }

  private GenerationId begin(Admitted admitted) {
    Admission admission = admitted.admission();
    if (admission.isNew()) {
      engine.admitted(admitted.order());
    }
    scheduler.wake(admission.id());
    return admission.id();
  }

  /** Waits for the end of a generation, for as long as it takes. */
  public Either<Failure, Generated> await(GenerationId id) {
    return await(id, Terms.standard());
  }

  /** Waits for the end of a generation. A limit that passes stops nothing. */
  public Either<Failure, Generated> await(GenerationId id, Duration limit) {
    present(id, "id");
    present(limit, "limit");
    return await(id, Terms.standard().waitLimit(limit));
  }

  private Either<Failure, Generated> await(GenerationId id, Terms terms) {
    present(id, "id");
    boolean rested = time.await(scheduler.rest(id), terms.waitLimit()).isDefined();
    if (!rested && terms.cancelAtWaitLimit() && !Thread.currentThread().isInterrupted()) {
      return cancel(id).flatMap(asked -> verdict(id));
    }
    return verdict(id);
  }

  /** Tells the end of a generation when it comes. */
  public CompletionStage<Either<Failure, Generated>> result(GenerationId id) {
    present(id, "id");
    return scheduler.rest(id).thenApply(rested -> verdict(id));
  }

  /** Where a generation stands, from the journal. */
  public Either<Failure, GenerationState> find(GenerationId id) {
    present(id, "id");
    return decisions.find(id);
  }

  /** What keeps a generation waiting now, from the journal; none if nothing does. */
  public Either<Failure, Option<Trouble>> trouble(GenerationId id) {
    present(id, "id");
    return journal.trouble(id).mapLeft(Decisions::unavailable);
  }

  /** Lists generations, from the journal. */
  public Either<Failure, List<Summary>> list(Selection selection) {
    present(selection, "selection");
    return journal.list(selection).mapLeft(Decisions::unavailable);
  }

  /** What a budget has reserved and spent, from the journal; nothing for one never used. */
  public Either<Failure, BudgetLedger> ledger(String budget) {
    present(budget, "budget");
    return journal.ledger(budget).mapLeft(Decisions::unavailable);
  }

  /**
   * Asks that a generation be stopped. The end is what the provider says: it may still succeed, and
   * then its clip is kept. A wish that the journal can be read for and not take now is kept in this
   * process and written when it can; one for which it cannot even be read is not.
   *
   * @return where it stands once the wish is written down
   */
  public Either<Failure, GenerationState> cancel(GenerationId id) {
    present(id, "id");
    return decisions.tell(id, new GenerationEvent.CancelAsked(time.now()));
  }

  /** Tells that a generation in doubt is known to be this request of the provider's. */
  public Either<Failure, GenerationState> adopt(
      GenerationId id, Handle handle, GenerationEvent.Via via) {
    present(id, "id");
    present(handle, "handle");
    present(via, "via");
    return decisions.tell(id, new GenerationEvent.SubmitAccepted(handle, via, time.now()));
  }

  /**
   * Tells what came of a generation, as a signed webhook said, so that the provider need not be
   * asked. A submit whose answer was lost is found again by it; a result of another request than
   * the generation's changes nothing.
   */
  public Either<Failure, GenerationState> finished(
      GenerationId id, Handle handle, ProviderResult result) {
    present(id, "id");
    present(handle, "handle");
    present(result, "result");
    return decisions.finished(id, handle, result);
  }

  /**
   * Gives up a generation, wherever it stands. What had been bought by then counts as spent: all of
   * it if it may have been charged, nothing if nothing was sent. What goes on at the provider is
   * not stopped by this; {@link #cancel} asks for that.
   *
   * @param reason kept in the journal
   */
  public Either<Failure, GenerationState> abandon(GenerationId id, String reason) {
    present(id, "id");
    present(reason, "reason");
    return decisions.abandon(id, reason);
  }

  /**
   * Sends a generation in doubt once more. If the provider had it after all, it is paid twice: only
   * a person should decide this.
   *
   * @param reason kept in the journal
   */
  public Either<Failure, GenerationState> sendAgain(GenerationId id, String reason) {
    present(id, "id");
    present(reason, "reason");
    return decisions.sendAgain(id, reason);
  }

  /**
   * Sends a generation that was not taken and waits to be sent again, which may use up an attempt;
   * any other is looked at, and nothing is sent for it. So nothing is paid twice.
   *
   * @param reason kept in the journal
   */
  public Either<Failure, GenerationState> sendNow(GenerationId id, String reason) {
    present(id, "id");
    present(reason, "reason");
    return decisions.sendNow(id, reason);
  }

  /**
   * Lets the clip of one generation come from one more host, and looks at once.
   *
   * @param host a name or an address, without scheme and port
   */
  public Either<Failure, GenerationState> trustClipHost(GenerationId id, String host) {
    present(id, "id");
    present(host, "host");
    return decisions.trustClipHost(id, host);
  }

  /** Tells where the clip of a generation lies; it is fetched from there, whatever its host. */
  public Either<Failure, GenerationState> adoptClip(GenerationId id, URI location) {
    present(id, "id");
    present(location, "location");
    return decisions.adoptClip(id, location);
  }

  /**
   * Ends a generation with a clip that a person has brought. It must be a whole video, no longer
   * than one of its order can be, and the provider must have accepted the request.
   *
   * @param content read to its end; the caller closes it
   */
  public Either<Failure, GenerationState> adoptClip(GenerationId id, InputStream content) {
    present(id, "id");
    present(content, "content");
    return decisions.adoptClip(id, content);
  }

  /**
   * Takes up every generation of the journal that has not ended and whose provider is here, as
   * after a restart. Those of other providers are left alone, with a notice for each.
   *
   * @return which were taken up, oldest first
   */
  public Either<Failure, List<GenerationId>> resume() {
    return journal
        .list(Selection.all().in(Phase.open()))
        .mapLeft(Decisions::unavailable)
        .map(open -> {
          resume(open.stream().map(Summary::id).toList());
          return open.stream()
              .filter(summary -> engine.providers().contains(summary.provider()))
              .map(Summary::id)
              .toList();
        });
  }

  /** Takes up some generations that an earlier process left. */
  public void resume(Collection<GenerationId> ids) {
    present(ids, "ids");
    engine.expect(ids);
    ids.forEach(scheduler::wake);
  }

  /** Looks at a generation now rather than at its next turn. Harmless at any time. */
  public void wake(GenerationId id) {
    present(id, "id");
    scheduler.wake(id);
  }

  /** Tells a listener what happens to one generation from now on, until that is closed. */
  public Subscription watch(GenerationId id, GenerationListener listener) {
    present(id, "id");
    present(listener, "listener");
    return listeners.add(id, listener);
  }

  /**
   * Tells a listener what happened to one generation and what will: whoever comes later hears of
   * every event since its beginning, first those of the past, on the calling thread. Events that
   * another process writes are heard with the next of this one.
   *
   * @return left: there is no such generation, or the journal cannot be read
   */
  public Either<Failure, Subscription> follow(GenerationId id, ViewListener listener) {
    present(id, "id");
    present(listener, "listener");
    return followers.add(id, listener);
  }

  /** Where a generation stands, flat; empty if there is no such generation. */
  public Optional<GenerationView> view(GenerationId id) {
    present(id, "id");
    return orThrow(
        journal
            .read(id)
            .flatMap(found ->
                journal.trouble(id).map(it -> found.map(known -> GenerationView.of(known, it))))
            .map(Option::toJavaOptional)
            .mapLeft(Decisions::unavailable));
  }

  /**
   * As {@link #plan}.
   *
   * @throws KinoportException one type for each failure
   */
  public Plan planOrThrow(RequestDraft draft) {
    return orThrow(plan(draft));
  }

  /**
   * As {@link #start(RequestDraft, Terms)}.
   *
   * @throws KinoportException one type for each failure
   */
  public GenerationId startOrThrow(RequestDraft draft, Terms terms) {
    return orThrow(start(draft, terms));
  }

  /**
   * As {@link #generate(RequestDraft, Terms)}.
   *
   * @throws KinoportException one type for each failure
   */
  public Generated generateOrThrow(RequestDraft draft, Terms terms) {
    return orThrow(generate(draft, terms));
  }

  /**
   * As {@link #await(GenerationId)}.
   *
   * @throws KinoportException one type for each failure
   */
  public Generated awaitOrThrow(GenerationId id) {
    return orThrow(await(id));
  }

  /**
   * As {@link #cancel}.
   *
   * @throws KinoportException one type for each failure
   */
  public GenerationView cancelOrThrow(GenerationId id) {
    orThrow(cancel(id));
    return view(id).orElseThrow(() -> KinoportException.of(new Failure.NoSuchGeneration(id)));
  }

  /**
   * As {@link #follow}.
   *
   * @throws KinoportException one type for each failure
   */
  public Subscription followOrThrow(GenerationId id, ViewListener listener) {
    return orThrow(follow(id, listener));
  }

  /**
   * Plans and starts; the future is done at the end, or fails with a {@link KinoportException}.
   * Cancelling the future stops nothing.
   */
  public CompletableFuture<Generated> generateFuture(RequestDraft draft, Terms terms) {
    return generateAsync(draft, terms).thenApply(Kinoport::orThrow).toCompletableFuture();
  }

  private static void present(@Nullable Object value, String name) {
    Objects.requireNonNull(value, () -> name + " must not be null");
  }

  private static <T> T orThrow(Either<Failure, T> answer) {
    return answer.getOrElseThrow(KinoportException::of);
  }

  /**
   * Opens the clip of a finished generation; the caller closes it. One that was changed since it
   * was kept fails with {@link dev.kinoport.clip.ChangedClipException} before its last byte.
   */
  public Either<ClipFailure, InputStream> open(StoredClip clip) {
    present(clip, "clip");
    Either<ClipFailure, InputStream> opened =
        Either.left(new ClipFailure.Gone("not kept here: " + clip.location()));
    for (Provider provider : providers) {
      if (opened.isLeft()) {
        opened = provider.clips().open(clip);
      }
    }
    return opened;
  }

  /**
   * Stops working in this process. Nothing at the provider is stopped, nothing is lost; whoever
   * waits here is told at once that it is still running.
   *
   * <p>Paid requests that are under way are waited for, so that their answers are written down: no
   * longer than {@link dev.kinoport.engine.EngineSettings#closeWithin}, and usually a second. Close
   * the journal and what belongs to a provider only behind this.
   *
   * @throws IllegalStateException if a part of this could not be closed; all others are
   */
  @Override
  public void close() {
    Instant began = closing();
    scheduler.close();
    followers.close();
    engine.awaitDepartures(began);
    List<Exception> troubles = owned.stream().flatMap(part -> troubleClosing(part)).toList();
    if (!troubles.isEmpty()) {
      throw new IllegalStateException("a part could not be closed", troubles.get(0));
    }
  }

  /** Whoever closes it once more does not begin anew to be patient. */
  private synchronized Instant closing() {
    Instant first = closedAt.getOrElse(time::now);
    closedAt = Option.some(first);
    return first;
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
              case GenerationState.Unsent unsent -> Either.left(open(id, unsent));
              case GenerationState.Accepted accepted -> Either.left(open(id, accepted));
            });
  }

  /** Why it has not ended, as far as that is known. */
  private Failure open(GenerationId id, GenerationState state) {
    if (!engine.providers().contains(state.order().provider())) {
      return new Failure.Elsewhere(id, state);
    }
    return journal
        .trouble(id)
        .getOrElse(Option.none())
        .filter(Trouble::stuck)
        .<Failure>map(trouble -> new Failure.Stuck(id, state, trouble))
        .getOrElse(() -> new Failure.StillRunning(id, state));
  }
}
