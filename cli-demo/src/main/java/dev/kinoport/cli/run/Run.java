package dev.kinoport.cli.run;

import dev.kinoport.Failure;
import dev.kinoport.Generated;
import dev.kinoport.cli.clip.ClipDelivery;
import dev.kinoport.cli.option.BackendOptions;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.provider.ProviderAddress;
import dev.kinoport.cli.provider.ProviderSession;
import dev.kinoport.cli.provider.ProviderSessions;
import dev.kinoport.cli.state.FakeWorlds;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.engine.GenerationListener;
import dev.kinoport.engine.Scheduler;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Order;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one way of every command that waits for clips: a provider is opened, what is bought there is
 * followed or what an earlier process left is taken up, each is waited for, and each clip is
 * brought to its place.
 */
public final class Run implements AutoCloseable {
  private static final Duration HEARING = Duration.ofSeconds(20);

  private final ProviderSessions providers;
  private final ClipDelivery delivery;
  private final Watcher watcher;
  private final List<ProviderSession> sessions = new ArrayList<>();
  private final Set<ProviderName> touched = new LinkedHashSet<>();
  private final Map<GenerationId, Ended> ends = new ConcurrentHashMap<>();
  private final List<CompletableFuture<Void>> followed = new ArrayList<>();
  private final CompletableFuture<@Nullable Void> leaving = new CompletableFuture<>();

  /**
   * @param providers lead to where something was ordered, or is about to be
   * @param delivery brings clips to the places that orders name
   */
  public Run(ProviderSessions providers, ClipDelivery delivery, Watcher watcher) {
    this.providers = providers;
    this.delivery = delivery;
    this.watcher = watcher;
  }

  /** Looks on. Called on the threads on which things happen. */
  @FunctionalInterface
  public interface Watcher extends GenerationListener {
    /** One of them is over for this run. */
    default void ended(Ended ended) {}
  }

  /** Something to be told a provider before the wait; left: why it cannot be done. */
  @FunctionalInterface
  public interface Errand {
    /** Nothing is to be told. */
    Errand NONE = (session, ids) -> Either.right(session);

    Either<CommandFailure, ?> run(ProviderSession session, List<GenerationId> ids);
  }

  /**
   * Opens where something is about to be bought; left: why that cannot be had.
   *
   * @param forNow where clips arrive if all ends with this process; none: it is kept
   * @param workers who does the steps, if not this process
   */
  public Either<CommandFailure, ProviderSession> open(
      BackendOptions backend, Option<Path> forNow, Option<Scheduler.Factory> workers) {
    var opened = providers.open(backend, forNow, workers, watcher);
    backend.fake().world().map(FakeWorlds::name).map(ProviderAddress::fake).forEach(touched::add);
    return opened.peek(sessions::add);
  }

  /** Waits for what was just bought. */
  public void follow(ProviderSession at, Order order) {
    follow(at, order.id(), at.kinoport().result(order.id()), clip -> delivery.bring(order, clip));
  }

  /**
   * Waits for one generation.
   *
   * @param end what comes of it
   * @param place brings its clip to where it shall lie; left: why it does not lie there
   */
  public void follow(
      ProviderSession at,
      GenerationId id,
      CompletionStage<Either<Failure, Generated>> end,
      Function<StoredClip, Either<String, Path>> place) {
    touched.add(at.provider());
    followed.add(end.thenAccept(it -> ended(Ended.of(id, it, place))).toCompletableFuture());
  }

  /**
   * Takes up what an earlier process left, from whomever it was. What is over needs no provider any
   * more, at most its clip a place.
   *
   * @param inFlight at most this many at each provider at once; by default as their orders say
   * @param errand what each provider is told first
   */
  public void takeUp(Collection<GenerationState> earlier, Option<Integer> inFlight, Errand errand) {
    List<Order> open = new ArrayList<>();
    for (GenerationState state : earlier) {
      touched.add(state.order().provider());
      if (state instanceof GenerationState.Ended over) {
        ended(Ended.of(over, delivery));
      } else {
        open.add(state.order());
      }
    }
    ProviderSessions.byProvider(open)
        .forEach((address, orders) -> {
          List<GenerationId> ids = orders.stream().map(Order::id).toList();
          session(address, inFlight.orElse(() -> ProviderAddress.inFlight(orders)))
              .flatMap(session -> errand.run(session, ids).map(done -> session))
              .peek(session -> {
                session.kinoport().resume(ids);
                orders.forEach(order -> follow(session, order));
              })
              .peekLeft(failure -> ids.forEach(id -> ended(Ended.failed(id, failure))));
        });
  }

  private Either<CommandFailure, ProviderSession> session(
      ProviderAddress address, Option<Integer> inFlight) {
    return Option.ofOptional(
            sessions.stream().filter(session -> leadsTo(session, address)).findFirst())
        .<Either<CommandFailure, ProviderSession>>fold(
            () -> providers.open(address, inFlight, watcher).peek(sessions::add), Either::right);
  }

  private static boolean leadsTo(ProviderSession session, ProviderAddress address) {
    return session.providers().contains(address.provider())
        && session.providers().containsAll(address.further());
  }

  private void ended(Ended ended) {
    ends.put(ended.id(), ended);
    watcher.ended(ended);
  }

  /**
   * Waits until all have ended, or for so long; then nobody works on them here any more.
   *
   * @return what came of each, in this order
   */
  public List<Ended> await(Collection<GenerationId> ids, Option<Duration> limit) {
    CompletableFuture<Void> all =
        CompletableFuture.allOf(followed.toArray(CompletableFuture[]::new));
    for (ProviderSession session : sessions.stream().limit(1).toList()) {
      session.time().await(CompletableFuture.anyOf(all, leaving), limit);
    }
    close();
    hear(all);
    return ids.stream().map(id -> ends.getOrDefault(id, Ended.open(id))).toList();
  }

  /**
   * Lets whoever waits go, so that all is closed in order; what is open stays open. May be called
   * from any thread.
   */
  public void leave() {
    leaving.complete(null);
  }

  /** What was being told on another thread at the very moment of closing is still heard. */
  private static void hear(CompletableFuture<Void> all) {
    try {
      all.get(HEARING.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // what nobody told is open
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Nobody works on them here any more; what is not over by then is told to be still open. */
  @Override
  public void close() {
    sessions.forEach(ProviderSession::close);
    sessions.clear();
    touched.forEach(providers::discardWorld);
    touched.clear();
  }
}
