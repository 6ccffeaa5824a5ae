package dev.kinoport.cli.journal;

import dev.kinoport.Subscription;
import dev.kinoport.cli.clip.ClipDelivery;
import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Interrupts;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.provider.JournalOnly;
import dev.kinoport.cli.provider.ProviderAddress;
import dev.kinoport.cli.provider.ProviderSessions;
import dev.kinoport.cli.provider.Session;
import dev.kinoport.cli.run.Ended;
import dev.kinoport.cli.run.ProgressOfMany;
import dev.kinoport.cli.state.Keeper;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Order;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Goes on with earlier orders to their end, all at once, and delivers their clips. */
final class ResumeRun {
  private final Console console;
  private final Interrupts interrupts;
  private final Keeper keeper;
  private final ClipDelivery delivery;
  private final ProviderSessions providers;
  private final Option<Duration> limit;
  private final ProgressOfMany progress;

  /**
   * @param limit how long to wait in all; none: as long as it takes
   */
  ResumeRun(
      Console console,
      Interrupts interrupts,
      Keeper keeper,
      ProviderSessions providers,
      Option<Duration> limit,
      boolean verbose) {
    this.console = console;
    this.interrupts = interrupts;
    this.keeper = keeper;
    this.delivery = keeper.folder().delivery();
    this.providers = providers;
    this.limit = limit;
    this.progress = new ProgressOfMany(console, verbose);
  }

  /** Something to be told the provider before the wait; left: why it cannot be done. */
  interface Errand {
    Either<CommandFailure, ?> run(Session session, List<GenerationId> ids);
  }

  /** Goes on; one end for each, in order. */
  List<Ended> run(List<Order> wanted) {
    return run(wanted, (session, ids) -> Either.right(session));
  }

  /** Runs an errand at each provider first, then goes on. */
  List<Ended> run(List<Order> wanted, Errand errand) {
    Map<GenerationId, Ended> ends = new LinkedHashMap<>();
    wanted.forEach(
        order -> ends.put(order.id(), over(order).getOrElse(() -> Ended.open(order.id()))));
    List<Order> open = wanted.stream().filter(order -> !isOver(order)).toList();
    List<Session> sessions = new ArrayList<>();
    Subscription interrupt = interrupts.onInterrupt(this::interrupted);
    try (interrupt) {
      Map<Session, List<Order>> atWork = new LinkedHashMap<>();
      ProviderSessions.byProvider(open)
          .forEach((address, group) -> {
            Either<CommandFailure, Session> opened =
                providers
                    .open(address, ProviderAddress.inFlight(group), progress)
                    .peek(sessions::add)
                    .flatMap(session ->
                        errand
                            .run(session, group.stream().map(Order::id).toList())
                            .map(done -> session));
            opened.peek(session -> {
              atWork.put(session, group);
              session.kinoport().resume(group.stream().map(Order::id).toList());
            });
            opened.peekLeft(failure ->
                group.forEach(order -> ends.put(order.id(), Ended.failed(order.id(), failure))));
          });
      Instant begin = Instant.EPOCH;
      for (Map.Entry<Session, List<Order>> work : atWork.entrySet()) {
        Session session = work.getKey();
        begin = begin.equals(Instant.EPOCH) ? session.time().now() : begin;
        for (Order order : work.getValue()) {
          ends.put(order.id(), end(session, order, begin));
        }
      }
    } finally {
      progress.close();
      sessions.forEach(Session::close);
      providers.discardWorlds(wanted);
    }
    return List.copyOf(ends.values());
  }

  private boolean isOver(Order order) {
    return keeper.state(order.id()).exists(GenerationState.Ended.class::isInstance);
  }

  /** It needs no provider any more, at most its clip a place. */
  private Option<Ended> over(Order order) {
    return Option.when(
        isOver(order),
        () -> {
          try (Session session =
              JournalOnly.of(order.provider(), keeper.journal(), keeper.folder())) {
            return Ended.of(order, delivery, session.kinoport().await(order.id()));
          }
        });
  }

  private Ended end(Session session, Order order, Instant begin) {
    GenerationId id = order.id();
    return Ended.of(
        order,
        delivery,
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
