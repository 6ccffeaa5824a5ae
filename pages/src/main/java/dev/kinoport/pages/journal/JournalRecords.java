package dev.kinoport.pages.journal;

import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Trouble;
import dev.kinoport.journal.Grouping;
import dev.kinoport.journal.History;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.SpendingReport;
import dev.kinoport.journal.Summary;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.List;

/** What the pages read. Left is why it cannot be read, in a sentence. Nothing is changed by it. */
public interface JournalRecords {
  /** Where this is, for people; without a password. */
  String place();

  /** Some generations, oldest first. */
  Either<String, List<Summary>> list(Selection selection);

  /** What some of them cost, by name. */
  Either<String, List<SpendingReport.Group>> spending(Selection selection, Grouping by);

  /** All that happened to one; none if there is no such generation. */
  Either<String, Option<History>> read(GenerationId id);

  /** What keeps one waiting, if something does. */
  Either<String, Option<Trouble>> trouble(GenerationId id);

  /** The file with the clip of one, if it is on this machine. */
  Option<Path> clip(History history);
}
