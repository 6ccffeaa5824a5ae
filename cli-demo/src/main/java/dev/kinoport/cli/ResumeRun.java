package dev.kinoport.cli;

import dev.kinoport.Subscription;
import dev.kinoport.generation.GenerationId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Goes on with earlier purchases to their end, all at once, and delivers their clips. */
final class ResumeRun {
  private final Console console;
  private final Interrupts interrupts;
  private final Keeper keeper;
  private final Purchases purchases;
  private final Option<Duration> limit;
  private final ProgressOfMany progress;

  /**
   * @param limit how long to wait in all; none: as long as it takes
   */
  ResumeRun(
      Console console,
      Interrupts interrupts,
      Keeper keeper,
      Purchases purchases,
      Option<Duration> limit,
      boolean verbose) {
    this.console = console;
    this.interrupts = interrupts;
    this.keeper = keeper;
    this.purchases = purchases;
    this.limit = limit;
    this.progress = new ProgressOfMany(console, verbose);
  }

  /** Something to be told the provider before the wait; left: why it cannot be done. */
  interface Errand {
    Either<CommandFailure, ?> run(Session session, List<GenerationId> ids);
  }

  /** Goes on; one end for each, in order. */
  List<Ended> run(List<Purchase> wanted) {
    return run(wanted, (session, ids) -> Either.right(session));
  }

  /** Runs an errand at each provider first, then goes on. */
  List<Ended> run(List<Purchase> wanted, Errand errand) {
    Map<GenerationId, Ended> ends = new LinkedHashMap<>();
    wanted.forEach(purchase -> ends.put(purchase.id(), Ended.open(purchase.id())));
    List<Session> sessions = new ArrayList<>();
    Subscription interrupt = interrupts.onInterrupt(this::interrupted);
    try (interrupt) {
      Map<Session, List<Purchase>> atWork = new LinkedHashMap<>();
      Purchases.byProvider(wanted)
          .forEach((words, group) -> {
            Either<CommandFailure, Session> opened =
                purchases
                    .open(words, Purchases.inFlight(group), progress)
                    .peek(sessions::add)
                    .flatMap(session ->
                        errand
                            .run(session, group.stream().map(Purchase::id).toList())
                            .map(done -> session));
            opened.peek(session -> {
              atWork.put(session, group);
              session.kinoport().resume(group.stream().map(Purchase::id).toList());
            });
            opened.peekLeft(failure ->
                group.forEach(
                    purchase -> ends.put(purchase.id(), Ended.failed(purchase.id(), failure))));
          });
      Instant begin = Instant.EPOCH;
      for (Map.Entry<Session, List<Purchase>> work : atWork.entrySet()) {
        Session session = work.getKey();
        begin = begin.equals(Instant.EPOCH) ? session.time().now() : begin;
        for (Purchase purchase : work.getValue()) {
          ends.put(purchase.id(), end(session, purchase, begin));
        }
      }
    } finally {
      progress.close();
      sessions.forEach(Session::close);
      purchases.discardWorlds(wanted);
    }
    return List.copyOf(ends.values());
  }

  private Ended end(Session session, Purchase purchase, Instant begin) {
    GenerationId id = purchase.id();
    return new Handover(Option.some(keeper.folder().notes()))
        .end(
            purchase,
            limit.fold(
                () -> session.kinoport().await(id),
                most -> session.kinoport().await(id, left(most, begin, session))));
  }

  private static Duration left(Duration most, Instant begin, Session session) {
    Duration left = most.minus(Duration.between(begin, session.time().now()));
    return left.isPositive() ? left : Duration.ofMillis(1);
  }

  private void interrupted() {
    progress.close();
    console.complain("interrupted; nothing was cancelled, and kinoport resume goes on");
  }
}
