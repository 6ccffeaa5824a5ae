package dev.kinoport.cli.ui;

import dev.kinoport.cli.clip.ClipDelivery;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.state.Keeper;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Trouble;
import dev.kinoport.journal.Grouping;
import dev.kinoport.journal.History;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.SpendingReport;
import dev.kinoport.journal.Summary;
import dev.kinoport.pages.journal.JournalRecords;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the command line keeps, for the pages.
 *
 * @param keeper answers questions about it
 */
record KeptRecords(Keeper keeper) implements JournalRecords {
  @Override
  public String place() {
    // An address may hold a password, and whom it leads to is for whoever started this.
    return keeper.folder().url().isDefined()
        ? "the database that --state names"
        : keeper.folder().folder().toString();
  }

  @Override
  public Either<String, List<Summary>> list(Selection selection) {
    return keeper.list(selection).mapLeft(CommandFailure::message);
  }

  @Override
  public Either<String, List<SpendingReport.Group>> spending(Selection selection, Grouping by) {
    return keeper.spending(selection, by).mapLeft(CommandFailure::message);
  }

  @Override
  public Either<String, Option<History>> read(GenerationId id) {
    return keeper.find(id).mapLeft(CommandFailure::message);
  }

  @Override
  public Either<String, Option<Trouble>> trouble(GenerationId id) {
    return keeper.trouble(id).mapLeft(CommandFailure::message);
  }

  @Override
  public Option<Path> clip(History history) {
    return history.state() instanceof GenerationState.Succeeded done
        ? ClipDelivery.find(done.order(), done.clip()).filter(Files::isRegularFile)
        : Option.none();
  }
}
