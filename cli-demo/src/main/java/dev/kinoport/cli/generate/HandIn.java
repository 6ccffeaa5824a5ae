package dev.kinoport.cli.generate;

import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.cli.state.Keeper;
import dev.kinoport.cli.state.StateFolder;
import dev.kinoport.cli.state.WakeUpDatabase;
import dev.kinoport.engine.Scheduler;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.journal.Journal;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/** Leaves what is bought to workers. The database is asked only if that is wished. */
final class HandIn implements AutoCloseable {
  private final StateFolder state;
  private final Journal journal;
  private Option<WakeUpDatabase> wakeUps = Option.none();

  HandIn(StateFolder state, Journal journal) {
    this.state = state;
    this.journal = journal;
  }

  /** Who does the steps, if this process does not. */
  Either<CommandFailure, Option<Scheduler.Factory>> workers(GenerateOptions options) {
    if (!options.terms().handIn() || options.dryRun()) {
      return Either.right(Option.none());
    }
    return options
        .backend()
        .withoutWorkers()
        .<Either<CommandFailure, Option<Scheduler.Factory>>>fold(
            () -> open().map(Option::some), Either::left);
  }

  /** Finds the table that workers look at. The journal comes first, and makes its folder. */
  private Either<CommandFailure, Scheduler.Factory> open() {
    return journal
        .unfinished()
        .mapLeft(Keeper::unavailable)
        .flatMap(unfinished -> {
          WakeUpDatabase opened = new WakeUpDatabase(state, 1);
          wakeUps = Option.some(opened);
          return opened.handingIn();
        });
  }

  /** What was handed in and is still open is where it should be; what is elsewhere stays there. */
  static CommandFailure words(GenerateOptions options, GenerationId id, CommandFailure failure) {
    if (failure.kind() == FailureKind.ELSEWHERE) {
      return failure.saying(
          "%s; kinoport resume %s goes on with it there".formatted(failure.message(), id));
    }
    return options.terms().handIn() && failure.kind() == FailureKind.STILL_RUNNING
        ? new CommandFailure(
            FailureKind.HANDED_IN,
            failure.status(),
            "generation %s is handed in; kinoport worker goes on with it".formatted(id),
            List.of(),
            Option.none())
        : failure;
  }

  @Override
  public void close() {
    wakeUps.forEach(WakeUpDatabase::close);
  }
}
