package dev.kinoport.cli.batch;

import dev.kinoport.cli.batch.report.BatchProgress;
import dev.kinoport.cli.clip.ClipDelivery;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.provider.ProviderAddress;
import dev.kinoport.cli.provider.ProviderSessions;
import dev.kinoport.cli.provider.Session;
import dev.kinoport.cli.run.Ended;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Order;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Works on a batch that is in the journal until each line has an end; delivers as clips come. */
final class BatchWork {
  private final Session session;
  private final ProviderSessions providers;
  private final ClipDelivery delivery;
  private final BatchProgress progress;
  private final Map<GenerationId, Ended> ends = new ConcurrentHashMap<>();
  private final List<CompletableFuture<Void>> delivered = new ArrayList<>();
  private final List<Session> others = new ArrayList<>();

  /**
   * @param session where fresh lines were bought
   * @param providers lead to where the others were
   * @param delivery brings clips to their places
   */
  BatchWork(
      Session session, ProviderSessions providers, ClipDelivery delivery, BatchProgress progress) {
    this.session = session;
    this.providers = providers;
    this.delivery = delivery;
    this.progress = progress;
  }

  /** Takes up what was just bought here. */
  void begin(List<Order> fresh) {
    fresh.forEach(order -> follow(session, order));
  }

  /**
   * Takes up what an earlier run bought, from whomever it was.
   *
   * @param inFlight at most this many at once, whatever was said then
   */
  void goOn(List<GenerationState> earlier, int inFlight) {
    List<Order> open = new ArrayList<>();
    for (GenerationState state : earlier) {
      if (state instanceof GenerationState.Ended) {
        // It needs no provider any more, at most its clip a place.
        follow(session, state.order());
      } else {
        open.add(state.order());
      }
    }
    ProviderSessions.byProvider(open)
        .forEach((theirs, group) ->
            provider(theirs, inFlight)
                .peek(known -> {
                  known.kinoport().resume(group.stream().map(Order::id).toList());
                  group.forEach(order -> follow(known, order));
                })
                .peekLeft(failure -> group.forEach(it -> ended(Ended.failed(it.id(), failure)))));
  }

  private Either<CommandFailure, Session> provider(ProviderAddress theirs, int inFlight) {
    return theirs.provider().equals(session.provider())
        ? Either.right(session)
        : providers.open(theirs, Option.some(inFlight), progress).peek(others::add);
  }

  private void follow(Session at, Order order) {
    delivered.add(
        at.kinoport()
            .result(order.id())
            .thenAccept(end -> ended(Ended.of(order, delivery, end)))
            .toCompletableFuture());
  }

  private void ended(Ended ended) {
    ends.put(ended.id(), ended);
    progress.ended(ended);
  }

  /**
   * Waits until all have ended, or for so long; then nobody works on them here any more.
   *
   * @return what came of each
   */
  Map<GenerationId, Ended> await(Option<Duration> limit) {
    CompletableFuture<Void> all =
        CompletableFuture.allOf(delivered.toArray(CompletableFuture[]::new));
    try {
      var unused = session.time().await(all, limit);
    } finally {
      stop();
    }
    return new LinkedHashMap<>(ends);
  }

  /** Nobody works on them here any more. */
  void stop() {
    session.close();
    others.forEach(Session::close);
  }
}
