package dev.kinoport.cli.ui;

import dev.kinoport.cli.journal.DoubtDecision;
import dev.kinoport.cli.journal.LookNow;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.provider.JournalOnly;
import dev.kinoport.cli.provider.ProviderAddress;
import dev.kinoport.cli.provider.ProviderSession;
import dev.kinoport.cli.provider.ProviderSessions;
import dev.kinoport.cli.run.Run;
import dev.kinoport.cli.state.Keeper;
import dev.kinoport.engine.GenerationListener;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Order;
import dev.kinoport.pages.journal.Lever;
import dev.kinoport.pages.journal.Levers;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Does from a page what the commands of the same names do. What is taken up goes on in this process
 * for as long as it lives, and any other goes on with it after.
 */
final class KeptLevers implements Levers, AutoCloseable {
  private static final GenerationListener NOBODY = (id, notice) -> {};

  private final Keeper keeper;
  private final ProviderSessions providers;
  private final Map<ProviderName, ProviderSession> sessions = new HashMap<>();

  KeptLevers(Keeper keeper, ProviderSessions providers) {
    this.keeper = keeper;
    this.providers = providers;
  }

  @Override
  public synchronized Either<String, String> pull(Lever lever, GenerationState at, String word) {
    Either<CommandFailure, ?> done =
        lever == Lever.ABANDON
            ? abandoned(at)
            : errand(lever, at, word).flatMap(errand -> taken(at.order(), errand));
    return done.mapLeft(CommandFailure::message).map(it -> said(lever, word));
  }

  private static String said(Lever lever, String word) {
    return switch (lever) {
      case RETRY -> "It is looked at now";
      case CANCEL -> "The wish is written down; the end is what the provider says";
      case ALLOW_HOST -> "Its clip may come from " + word;
      case ADOPT -> "It is " + word + ", as a person says";
      case SEND_AGAIN -> "It is sent once more";
      case ABANDON -> "It is given up";
    };
  }

  /** What is written down whether or not its provider is there. */
  private Either<CommandFailure, ?> abandoned(GenerationState at) {
    Order order = at.order();
    try (ProviderSession session =
        JournalOnly.of(order.provider(), keeper.journal(), keeper.folder())) {
      return DoubtDecision.of(at, Option.none(), true, true)
          .flatMap(errand -> errand.run(session, List.of(order.id())));
    }
  }

  private static Either<CommandFailure, Run.Errand> errand(
      Lever lever, GenerationState at, String word) {
    GenerationId id = at.order().id();
    return switch (lever) {
      case RETRY -> Either.right(LookNow::at);
      case CANCEL ->
          Either.right((session, ids) -> session.kinoport().cancel(id).mapLeft(CommandFailure::of));
      case ALLOW_HOST ->
          Either.right((session, ids) ->
              session.kinoport().trustClipHost(id, word).mapLeft(CommandFailure::of));
      case ADOPT -> DoubtDecision.of(at, Option.some(word), false, true);
      case SEND_AGAIN -> DoubtDecision.of(at, Option.none(), false, true);
      case ABANDON -> DoubtDecision.of(at, Option.none(), true, true);
    };
  }

  /** Tells its provider, and goes on with it here. */
  private Either<CommandFailure, ?> taken(Order order, Run.Errand errand) {
    List<GenerationId> ids = List.of(order.id());
    return session(order)
        .flatMap(session -> errand.run(session, ids).peek(done -> session.kinoport().resume(ids)));
  }

  private Either<CommandFailure, ProviderSession> session(Order order) {
    return Option.<ProviderSession>of(sessions.get(order.provider()))
        .<Either<CommandFailure, ProviderSession>>map(Either::right)
        .getOrElse(() ->
            providers
                .open(ProviderAddress.of(order), ProviderAddress.inFlight(List.of(order)), NOBODY)
                .peek(session -> sessions.put(session.provider(), session)));
  }

  @Override
  public synchronized void close() {
    sessions.values().forEach(ProviderSession::close);
    sessions.keySet().forEach(providers::discardWorld);
    sessions.clear();
  }
}
