package dev.kinoport.generation;

import dev.kinoport.clip.RemoteClip;
import dev.kinoport.generation.GenerationEvent.Admitted;
import dev.kinoport.generation.GenerationEvent.CancelAsked;
import dev.kinoport.generation.GenerationEvent.CancelSent;
import dev.kinoport.generation.GenerationEvent.ClipAddressLost;
import dev.kinoport.generation.GenerationEvent.ClipAdopted;
import dev.kinoport.generation.GenerationEvent.ClipHostTrusted;
import dev.kinoport.generation.GenerationEvent.ClipLocated;
import dev.kinoport.generation.GenerationEvent.ClipStored;
import dev.kinoport.generation.GenerationEvent.Completed;
import dev.kinoport.generation.GenerationEvent.ImageUploaded;
import dev.kinoport.generation.GenerationEvent.MovedOn;
import dev.kinoport.generation.GenerationEvent.ResultFetched;
import dev.kinoport.generation.GenerationEvent.Started;
import dev.kinoport.generation.GenerationEvent.SubmitAccepted;
import dev.kinoport.generation.GenerationEvent.SubmitFailed;
import dev.kinoport.generation.GenerationEvent.SubmitInDoubt;
import dev.kinoport.generation.GenerationEvent.SubmitStarted;
import dev.kinoport.generation.GenerationState.Accepted;
import dev.kinoport.generation.GenerationState.Cancel;
import dev.kinoport.generation.GenerationState.Cancellable;
import dev.kinoport.generation.GenerationState.Cancelled;
import dev.kinoport.generation.GenerationState.Delivering;
import dev.kinoport.generation.GenerationState.Downloading;
import dev.kinoport.generation.GenerationState.Ended;
import dev.kinoport.generation.GenerationState.Failed;
import dev.kinoport.generation.GenerationState.Fetching;
import dev.kinoport.generation.GenerationState.InDoubt;
import dev.kinoport.generation.GenerationState.Planned;
import dev.kinoport.generation.GenerationState.Queued;
import dev.kinoport.generation.GenerationState.Running;
import dev.kinoport.generation.GenerationState.Submitting;
import dev.kinoport.generation.GenerationState.Succeeded;
import dev.kinoport.generation.GenerationState.Unsent;
import dev.kinoport.generation.Step.Command;
import dev.kinoport.media.LocalImage;
import dev.kinoport.provider.Charge;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The life of a generation: state and event give the next state, a state gives the next step. Pure:
 * no clock, no port, no thread.
 *
 * <pre>
 * planned -> submitting -> queued -> running -> fetching -> downloading -> succeeded
 *    ^           |  \        ^           ^          |  |
 *    +-----------+   in doubt            +----------+  +---> failed, cancelled
 * </pre>
 *
 * <p>An end is the end. Only what was given up while its paid request was under way still learns
 * its provider's name for it.
 *
 * <p>After a free no it is planned again, with the next offer of its order. An order that was in
 * doubt, or that the caller does not want any more, has no next offer.
 */
public final class LifeCycle {
  private LifeCycle() {}

  /**
   * Where these events have led.
   *
   * @param events in order; the first is {@link Admitted}
   * @throws IllegalArgumentException if they cannot have happened in this order: the journal is
   *     damaged
   */
  public static GenerationState fold(List<GenerationEvent> events) {
    if (events.isEmpty() || !(events.get(0) instanceof Admitted admitted)) {
      throw new IllegalArgumentException("a generation begins with its admission: " + events);
    }
    GenerationState state = begin(admitted);
    for (GenerationEvent event : events.subList(1, events.size())) {
      GenerationState before = state;
      state =
          apply(before, event)
              .getOrElseThrow(
                  () -> new IllegalArgumentException(event + " cannot happen to " + before));
    }
    return state;
  }

  private static GenerationState begin(Admitted admitted) {
    Order order = admitted.order();
    return new Planned(
        order, Map.of(), 0, admitted.at(), Option.none(), Cancel.NOT_ASKED, admitted.at());
  }

  /**
   * What an event makes of a state.
   *
   * @return none when the event says nothing new there: it came late, or twice
   */
  public static Option<GenerationState> apply(GenerationState state, GenerationEvent event) {
    if (state instanceof Ended) {
      return state instanceof Failed failed && event instanceof SubmitAccepted late
          ? named(failed, late)
          : Option.none();
    }
    return switch (event) {
      case Admitted again -> Option.none();
      case ImageUploaded uploaded -> uploaded(state, uploaded);
      case SubmitStarted started -> submitting(state, started);
      case SubmitAccepted accepted -> accepted(state, accepted);
      case SubmitFailed failed -> plannedAgain(state, failed);
      case SubmitInDoubt doubt -> inDoubt(state, doubt);
      case MovedOn moved -> movedOn(state, moved);
      case Started started -> running(state, started);
      case Completed completed -> fetching(state, completed);
      case ResultFetched fetched -> downloading(state, fetched);
      case ClipAddressLost lost -> fetchingAgain(state, lost);
      case ClipHostTrusted trusted -> Option.of(state);
      case ClipLocated located -> located(state, located);
      case CancelAsked asked -> cancel(state, Cancel.NOT_ASKED, Cancel.ASKED);
      case CancelSent sent -> cancel(state, Cancel.ASKED, Cancel.SENT);
      case ClipStored stored -> succeeded(state, stored);
      case ClipAdopted adopted -> adopted(state, adopted);
      case GenerationEvent.Failed failed -> failed(state, failed);
      case GenerationEvent.Cancelled cancelled ->
          Option.of(new Cancelled(state.order(), handle(state), cancelled.cost(), cancelled.at()));
    };
  }

  /** What to do next in a state. */
  public static Step next(GenerationState state) {
    return switch (state) {
      case Planned planned -> nextOfPlanned(planned);
      case Submitting submitting -> new Step(new Command.Doubt(), submitting.answerBy());
      case InDoubt doubt -> Step.atOnce(new Command.Reconcile());
      case Queued queued -> watch(queued.cancel());
      case Running running -> watch(running.cancel());
      case Fetching fetching -> new Step(new Command.FetchResult(), fetching.notBefore());
      case Downloading downloading -> Step.atOnce(new Command.StoreClip());
      case Ended ended -> Step.atOnce(new Command.Rest());
    };
  }

  private static Step nextOfPlanned(Planned planned) {
    if (planned.cancel() != Cancel.NOT_ASKED) {
      return Step.atOnce(new Command.Withdraw());
    }
    for (LocalImage image : planned.order().document().imagesToUpload()) {
      if (!planned.uploads().containsKey(image.sha256())) {
        return Step.atOnce(new Command.Upload(image));
      }
    }
    return new Step(new Command.Submit(planned.attempts() + 1), planned.notBefore());
  }

  private static Step watch(Cancel cancel) {
    return Step.atOnce(cancel == Cancel.ASKED ? new Command.SendCancel() : new Command.Poll());
  }

  private static Option<GenerationState> uploaded(GenerationState state, ImageUploaded event) {
    if (!(state instanceof Planned planned) || planned.uploads().containsKey(event.sha256())) {
      return Option.none();
    }
    Map<String, URI> uploads = new HashMap<>(planned.uploads());
    uploads.put(event.sha256(), event.upload().location());
    return Option.of(
        new Planned(
            planned.order(),
            uploads,
            planned.attempts(),
            planned.notBefore(),
            planned.lastTrouble(),
            planned.cancel(),
            planned.since()));
  }

  private static Option<GenerationState> submitting(GenerationState state, SubmitStarted event) {
    return state instanceof Planned planned && planned.cancel() == Cancel.NOT_ASKED
        ? Option.of(
            new Submitting(
                planned.order(),
                planned.uploads(),
                event.attempt(),
                event.answerBy(),
                planned.cancel(),
                event.at()))
        : Option.none();
  }

  private static Option<GenerationState> accepted(GenerationState state, SubmitAccepted event) {
    return state instanceof Unsent unsent && counts(event, state.order())
        ? Option.of(new Queued(state.order(), event.handle(), unsent.cancel(), event.at()))
        : Option.none();
  }

  /**
   * What was given up while its answer was on its way stays given up, and costs what it did; but
   * whoever looks for it at the provider must know its name.
   */
  private static Option<GenerationState> named(Failed failed, SubmitAccepted event) {
    boolean isOfTheLast =
        failed.failure() instanceof GenerationFailure.Abandoned
            && failed.handle().isEmpty()
            && event.via() == GenerationEvent.Via.ANSWER
            && counts(event, failed.order());
    return Option.when(
        isOfTheLast,
        () ->
            new Failed(
                failed.order(),
                Option.some(event.handle()),
                failed.failure(),
                failed.cost(),
                failed.since()));
  }

  /**
   * What our own call brought is held on to whoever it names, since it is paid for. A message and a
   * person's word count of whom it was ordered from only.
   */
  private static boolean counts(SubmitAccepted event, Order order) {
    ProviderName named = event.handle().provider();
    return switch (event.via()) {
      case ANSWER, LISTING -> !order.wasRefusedBy(named);
      case WEBHOOK, PERSON -> order.provider().equals(named);
    };
  }

  private static Option<GenerationState> plannedAgain(GenerationState state, SubmitFailed event) {
    return state instanceof Unsent unsent
            && unsent.attempts() == event.attempt()
            && (!(state instanceof Planned planned) || isSooner(event, planned))
        ? Option.of(
            new Planned(
                state.order(),
                unsent.uploads(),
                unsent.attempts(),
                event.retryAt(),
                Option.of(event.reason()),
                unsent.cancel(),
                event.at()))
        : Option.none();
  }

  /** As a person wishes; the same answer that comes again waits no less. */
  private static boolean isSooner(SubmitFailed event, Planned planned) {
    return event.attempt() > 0 && event.retryAt().isBefore(planned.notBefore());
  }

  private static Option<GenerationState> inDoubt(GenerationState state, SubmitInDoubt event) {
    if (!(state instanceof Submitting submitting) || submitting.attempts() != event.attempt()) {
      return Option.none();
    }
    Instant sentAt = submitting.since();
    return Option.of(
        new InDoubt(
            submitting.order().staying(),
            submitting.uploads(),
            submitting.attempts(),
            sentAt,
            event.reason(),
            submitting.cancel(),
            event.at()));
  }

  /**
   * What follows when the provider said no, and nothing was or will be charged for it: the next
   * offer, if there is one and the no says nothing about what was asked for; or the end.
   *
   * @param attempts how often the paid request has left, whoever it went to
   */
  public static GenerationEvent afterFreeNo(
      Order order, int attempts, GenerationFailure failure, Instant now) {
    return order
        .next()
        .filter(next -> failure.isOfWhomWasAsked())
        .<GenerationEvent>map(next -> new MovedOn(next.provider(), attempts, failure, now))
        .getOrElse(() -> new GenerationEvent.Failed(failure, Cost.nothing(order), now));
  }

  /** Not from a doubt, and not once there may be a clip: it would be paid for twice. */
  private static Option<GenerationState> movedOn(GenerationState state, MovedOn event) {
    boolean isHere =
        state instanceof Planned || state instanceof Submitting || state instanceof Fetching;
    return Option.when(isHere && event.failure().isOfWhomWasAsked(), state.order())
        .filter(order -> order.next().exists(next -> next.provider().equals(event.to())))
        .map(order ->
            new Planned(
                order.movedOn(),
                Map.of(),
                event.attempts(),
                event.at(),
                Option.of(event.failure().message()),
                state instanceof Unsent unsent ? unsent.cancel() : Cancel.NOT_ASKED,
                event.at()));
  }

  private static Option<GenerationState> running(GenerationState state, Started event) {
    return state instanceof Queued queued
        ? Option.of(new Running(queued.order(), queued.handle(), queued.cancel(), event.at()))
        : Option.none();
  }

  private static Option<GenerationState> fetching(GenerationState state, Completed event) {
    return state instanceof Queued || state instanceof Running
        ? handle(state).map(handle -> done(state, handle, event.at()))
        : Option.none();
  }

  private static GenerationState done(GenerationState state, Handle handle, Instant at) {
    boolean isUnwanted = state instanceof Cancellable wanted && wanted.cancel() != Cancel.NOT_ASKED;
    Order order = isUnwanted ? state.order().staying() : state.order();
    return new Fetching(order, handle, at, Instant.EPOCH, 0, Charge.unknown(), at);
  }

  private static Option<GenerationState> downloading(GenerationState state, ResultFetched event) {
    return state instanceof Fetching fetching
        ? Option.of(
            new Downloading(
                fetching.order(),
                fetching.handle(),
                fetching.completedAt(),
                event.clip(),
                fetching.addressesLost(),
                event.charge(),
                event.at()))
        : Option.none();
  }

  private static Option<GenerationState> fetchingAgain(
      GenerationState state, ClipAddressLost event) {
    return state instanceof Downloading downloading
        ? Option.of(
            new Fetching(
                downloading.order(),
                downloading.handle(),
                downloading.completedAt(),
                event.retryAt(),
                downloading.addressesLost() + 1,
                downloading.charge(),
                event.at()))
        : Option.none();
  }

  /** A person has seen the clip, so the provider is done, whatever was last heard of it. */
  private static Option<GenerationState> located(GenerationState state, ClipLocated event) {
    return state instanceof Accepted accepted
        ? Option.of(
            new Downloading(
                accepted.order(),
                accepted.handle(),
                accepted instanceof Delivering known ? known.completedAt() : event.at(),
                new RemoteClip(event.location(), Option.none(), Option.none()),
                accepted instanceof Delivering known ? known.addressesLost() : 0,
                accepted instanceof Delivering known ? known.charge() : Charge.unknown(),
                event.at()))
        : Option.none();
  }

  private static Option<GenerationState> succeeded(GenerationState state, ClipStored event) {
    return state instanceof Downloading downloading
        ? Option.of(
            new Succeeded(
                downloading.order(), downloading.handle(), event.clip(), event.cost(), event.at()))
        : Option.none();
  }

  private static Option<GenerationState> adopted(GenerationState state, ClipAdopted event) {
    return state instanceof Accepted accepted
        ? Option.of(
            new Succeeded(
                accepted.order(), accepted.handle(), event.clip(), event.cost(), event.at()))
        : Option.none();
  }

  private static Option<GenerationState> failed(
      GenerationState state, GenerationEvent.Failed event) {
    return canFail(state, event.failure())
        ? Option.of(
            new Failed(state.order(), handle(state), event.failure(), event.cost(), event.at()))
        : Option.none();
  }

  /** A clip that is on its way must not be given up for a reason that was overtaken. */
  private static boolean canFail(GenerationState state, GenerationFailure failure) {
    return switch (failure) {
      case GenerationFailure.ByProvider provider -> !(state instanceof Downloading);
      case GenerationFailure.NeverSent never -> state instanceof Unsent;
      case GenerationFailure.Abandoned abandoned -> true;
      case GenerationFailure.Expired expired ->
          state instanceof Accepted && !(state instanceof Downloading);
      case GenerationFailure.WithoutClip without -> state instanceof Fetching;
      case GenerationFailure.ClipLost lost -> state instanceof Downloading;
    };
  }

  /**
   * Whether what was learnt about a generation in one state still holds in a later one: the same
   * offer, and the same attempt or the same stage at the provider. An end that was decided on other
   * ground must be decided again.
   */
  public static boolean isSameGround(GenerationState then, GenerationState now) {
    if (then.order().place() != now.order().place()) {
      return false;
    }
    if (then instanceof Unsent before && now instanceof Unsent after) {
      return before.attempts() == after.attempts()
          && then instanceof Planned == now instanceof Planned;
    }
    return then.getClass().equals(now.getClass());
  }

  /** Whether an event was decided on what was known, and must be decided again if that changed. */
  public static boolean standsOnGround(GenerationEvent event) {
    return event instanceof MovedOn
        || (event instanceof GenerationEvent.End && !(event instanceof ClipAdopted));
  }

  /** Whether an event says something of one offer alone, and nothing of the next. */
  public static boolean isOfOneOffer(GenerationEvent event) {
    return !(event instanceof CancelAsked || event instanceof ClipHostTrusted);
  }

  private static Option<GenerationState> cancel(GenerationState state, Cancel from, Cancel to) {
    return state instanceof Cancellable cancellable && cancellable.cancel() == from
        ? Option.of(cancellable.withCancel(to))
        : Option.none();
  }

  private static Option<Handle> handle(GenerationState state) {
    return state instanceof Accepted accepted ? Option.of(accepted.handle()) : Option.none();
  }
}
