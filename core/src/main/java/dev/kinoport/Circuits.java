package dev.kinoport;

import dev.kinoport.engine.GenerationListener;
import dev.kinoport.engine.Notice;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.Trouble;
import dev.kinoport.journal.History;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Watches how it goes with each provider: after some faults in a row its offers are tried after
 * those of the others, for a while. Nobody is left out by it, and nothing that was ordered moves.
 * Safe for threads.
 */
final class Circuits implements GenerationListener {
  /** So many in a row are no slip. */
  static final int FAULTS = 5;

  /** How long it is tried last, counted from its last fault. */
  static final Duration PAUSE = Duration.ofMinutes(2);

  private static final Set<Trouble.Kind> FAULTS_OF_THEIRS =
      EnumSet.of(
          Trouble.Kind.UNREACHABLE,
          Trouble.Kind.PROVIDER_FAULT,
          Trouble.Kind.UNREADABLE,
          Trouble.Kind.DENIED);

  private final Supplier<Instant> now;

  /** What is in doubt, which is counted: what comes of it is no second fault. */
  private final Set<GenerationId> doubted = ConcurrentHashMap.newKeySet();

  private final ConcurrentHashMap<ProviderName, ProviderHealth> known = new ConcurrentHashMap<>();

  Circuits(Timekeeper time) {
    this.now = time::now;
  }

  /** Nobody asks one of what is over for the time. */
  private Circuits() {
    this.now = () -> Instant.EPOCH;
  }

  /** How it stands with each provider behind all that is told here. */
  static List<ProviderHealth> after(Collection<History> histories) {
    Circuits circuits = new Circuits();
    histories.stream()
        .flatMap(Circuits::told)
        .sorted(Comparator.comparing(each -> each.notice().event().at()))
        .forEach(each -> circuits.on(each.id(), each.notice()));
    return circuits.known.values().stream()
        .sorted(Comparator.comparing(health -> health.provider().value()))
        .toList();
  }

  /**
   * What was told of a generation when an event of it was written.
   *
   * @param id which
   * @param notice what was told
   */
  private record Told(GenerationId id, Notice.Moved notice) {}

  private static Stream<Told> told(History history) {
    List<GenerationEvent> events = history.events();
    return IntStream.rangeClosed(1, events.size())
        .mapToObj(count -> new History(history.id(), events.subList(0, count)))
        .map(until ->
            new Told(history.id(), new Notice.Moved(until.events().getLast(), until.state())));
  }

  /** How it goes with one. */
  ProviderHealth of(ProviderName provider) {
    return known.getOrDefault(provider, new ProviderHealth(provider, 0, Option.none()));
  }

  /** The same offers, those of failing providers last. */
  List<PlannedOffer> ordered(List<PlannedOffer> offers) {
    return Stream.concat(
            offers.stream().filter(offer -> !isTriedLast(offer)),
            offers.stream().filter(this::isTriedLast))
        .toList();
  }

  private boolean isTriedLast(PlannedOffer offer) {
    return of(offer.provider()).isTriedLast(now.get());
  }

  @Override
  public void on(GenerationId id, Notice notice) {
    switch (notice) {
      case Notice.Trouble trouble ->
          trouble
              .provider()
              .filter(provider -> trouble.kind().exists(FAULTS_OF_THEIRS::contains))
              .forEach(provider -> failed(provider, now.get()));
      case Notice.Stuck stuck ->
          stuck
              .provider()
              .filter(provider -> FAULTS_OF_THEIRS.contains(stuck.trouble().kind()))
              .forEach(provider -> failed(provider, now.get()));
      case Notice.Moved moved -> moved(id, moved.event(), moved.state());
      case Notice.Admitted admitted -> {}
      case Notice.QueueMoved queue -> {}
      case Notice.Logged logged -> {}
      case Notice.Forgotten forgotten -> {}
      case Notice.Elsewhere elsewhere -> {}
    }
  }

  private void moved(GenerationId id, GenerationEvent event, GenerationState state) {
    boolean isInDoubt = state instanceof GenerationState.InDoubt;
    boolean isKnown = isInDoubt ? !doubted.add(id) : doubted.remove(id);
    if (isGood(event) || !isKnown) {
      moved(event, state.order());
    }
  }

  private static boolean isGood(GenerationEvent event) {
    return event instanceof GenerationEvent.SubmitAccepted
        || event instanceof GenerationEvent.Completed;
  }

  private void moved(GenerationEvent event, Order order) {
    switch (event) {
      case GenerationEvent.SubmitAccepted accepted -> known.remove(order.provider());
      case GenerationEvent.Completed completed -> known.remove(order.provider());
      case GenerationEvent.SubmitFailed failed -> failed(order.provider(), event.at());
      case GenerationEvent.SubmitInDoubt doubt -> failed(order.provider(), event.at());
      case GenerationEvent.MovedOn moved ->
          failed(order.offers().get(order.place() - 1).provider(), event.at());
      case GenerationEvent.Failed failed when isTheirs(failed.failure()) ->
          failed(order.provider(), event.at());
      default -> {}
    }
  }

  private static boolean isTheirs(GenerationFailure failure) {
    return switch (failure) {
      case GenerationFailure.ByProvider(ProviderError error) ->
          error.kind() != ProviderError.Kind.REFUSED;
      case GenerationFailure.NeverSent never -> true;
      case GenerationFailure.Expired expired -> false;
      case GenerationFailure.ClipLost lost -> false;
      case GenerationFailure.WithoutClip without -> false;
      case GenerationFailure.Abandoned abandoned -> false;
    };
  }

  private void failed(ProviderName provider, Instant at) {
    known.merge(
        provider,
        new ProviderHealth(provider, 1, Option.none()),
        (before, one) -> failed(before.faults() + 1, provider, at));
  }

  private static ProviderHealth failed(int faults, ProviderName provider, Instant at) {
    return new ProviderHealth(
        provider, faults, Option.when(faults >= FAULTS, () -> at.plus(PAUSE)));
  }
}
