package dev.kinoport.cli;

import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.journal.History;
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
  private final Purchases purchases;
  private final Handover handover;
  private final BatchProgress progress;
  private final Map<GenerationId, Ended> ends = new ConcurrentHashMap<>();
  private final List<CompletableFuture<Void>> delivered = new ArrayList<>();
  private final List<Session> others = new ArrayList<>();

  /**
   * @param session where fresh lines were bought
   * @param purchases leads to where the others were
   */
  BatchWork(Session session, Purchases purchases, Handover handover, BatchProgress progress) {
    this.session = session;
    this.purchases = purchases;
    this.handover = handover;
    this.progress = progress;
  }

  /** Takes up what was just bought here. */
  void begin(List<Purchase> fresh) {
    fresh.forEach(purchase -> follow(session, purchase));
  }

  /**
   * Takes up what an earlier run bought, from whomever it was.
   *
   * @param words those that lead to this session's provider
   * @param inFlight at most this many at once, whatever was said then
   */
  void goOn(Map<Purchase, History> earlier, List<String> words, int inFlight) {
    List<Purchase> open = new ArrayList<>();
    earlier.forEach((purchase, history) -> {
      if (history.state() instanceof GenerationState.Ended) {
        // It needs no provider any more, at most its clip a place.
        follow(session, purchase);
      } else {
        open.add(purchase);
      }
    });
    Purchases.byProvider(open)
        .forEach((theirs, group) ->
            provider(theirs, words, inFlight)
                .peek(known -> {
                  known.kinoport().resume(group.stream().map(Purchase::id).toList());
                  group.forEach(purchase -> follow(known, purchase));
                })
                .peekLeft(failure -> group.forEach(it -> ended(Ended.failed(it.id(), failure)))));
  }

  private Either<CommandFailure, Session> provider(
      List<String> theirs, List<String> words, int inFlight) {
    return theirs.equals(words)
        ? Either.right(session)
        : purchases.open(theirs, Option.some(inFlight), progress).peek(others::add);
  }

  private void follow(Session at, Purchase purchase) {
    delivered.add(
        at.kinoport()
            .result(purchase.id())
            .thenAccept(end -> ended(handover.end(purchase, end)))
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
