package dev.kinoport.cli.state;

import dev.kinoport.cli.console.Quoted;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Trouble;
import dev.kinoport.journal.Grouping;
import dev.kinoport.journal.History;
import dev.kinoport.journal.JournalFault;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.SpendingReport;
import dev.kinoport.journal.Summary;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers questions about what is kept. A place where nothing was ever kept is no fault, and is not
 * made by a question.
 *
 * @param folder where
 * @param journal the journal there
 */
public record Keeper(StateFolder folder, KeptJournal journal) implements AutoCloseable {
  public static Keeper of(StateFolder folder) {
    return new Keeper(folder, new KeptJournal(folder));
  }

  public Either<CommandFailure, List<Summary>> list(Selection selection) {
    return folder.isThere()
        ? journal.list(selection).mapLeft(Keeper::unavailable)
        : Either.right(List.of());
  }

  /** What some of them cost, by name. */
  public Either<CommandFailure, List<SpendingReport.Group>> spending(
      Selection selection, Grouping by) {
    return folder.isThere()
        ? journal.spending(selection, by).mapLeft(Keeper::unavailable)
        : Either.right(List.of());
  }

  public Either<CommandFailure, List<GenerationId>> unfinished() {
    return folder.isThere()
        ? journal.unfinished().mapLeft(Keeper::unavailable)
        : Either.right(List.of());
  }

  public Either<CommandFailure, History> read(GenerationId id) {
    return find(id).flatMap(found -> found.toEither(() -> missing(id)));
  }

  /** The same, where it is no fault that there is none. */
  public Either<CommandFailure, Option<History>> find(GenerationId id) {
    return folder.isThere()
        ? journal.read(id).mapLeft(Keeper::unavailable)
        : Either.right(Option.none());
  }

  /** What keeps it waiting, if something does. */
  public Either<CommandFailure, Option<Trouble>> trouble(GenerationId id) {
    return folder.isThere()
        ? journal.trouble(id).mapLeft(Keeper::unavailable)
        : Either.right(Option.none());
  }

  /** Where each stands, in order; left: nothing is known of one of them. */
  public Either<CommandFailure, List<GenerationState>> states(List<GenerationId> ids) {
    List<GenerationState> states = new ArrayList<>();
    for (GenerationId id : ids) {
      Either<CommandFailure, GenerationState> state = state(id).peek(states::add);
      if (state.isLeft()) {
        return state.map(List::of);
      }
    }
    return Either.right(states);
  }

  public Either<CommandFailure, GenerationState> state(GenerationId id) {
    return read(id).map(History::state);
  }

  private CommandFailure missing(GenerationId id) {
    return CommandFailure.refused(
        FailureKind.NO_SUCH_GENERATION,
        "no generation %s in %s".formatted(id, Quoted.of(folder.folder().toString())));
  }

  public static CommandFailure unavailable(JournalFault fault) {
    return CommandFailure.refused(
        FailureKind.JOURNAL_UNAVAILABLE, "the journal cannot be used: " + fault.reason());
  }

  @Override
  public void close() {
    journal.close();
  }
}
