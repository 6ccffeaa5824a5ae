package dev.kinoport.cli;

import dev.kinoport.generation.GenerationId;
import dev.kinoport.journal.ForwardingJournal;
import dev.kinoport.journal.History;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.JournalFault;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A journal without what is known to be bought from another provider than the worker's: it would
 * ask the wrong one, or buy there. What has no delivery note here was handed in by somebody else,
 * and is the worker's.
 */
final class OwnWork extends ForwardingJournal {
  private final DeliveryNotes notes;
  private final List<String> backend;
  private final Consumer<GenerationId> passedOver;
  private final Set<GenerationId> elsewhere = ConcurrentHashMap.newKeySet();

  /**
   * @param backend the words that lead to the worker's provider
   * @param passedOver told once of each that is not the worker's
   */
  OwnWork(
      Journal journal,
      DeliveryNotes notes,
      List<String> backend,
      Consumer<GenerationId> passedOver) {
    super(journal);
    this.notes = notes;
    this.backend = List.copyOf(backend);
    this.passedOver = passedOver;
  }

  /** A note that cannot be read may lead anywhere: nobody knows yet, and it is asked again. */
  private Either<JournalFault, Boolean> isMine(GenerationId id) {
    if (elsewhere.contains(id)) {
      return Either.right(false);
    }
    try {
      boolean isMine = notes.find(id).forAll(note -> note.backend().equals(backend));
      if (!isMine && elsewhere.add(id)) {
        passedOver.accept(id);
      }
      return Either.right(isMine);
    } catch (IOException e) {
      return Either.left(
          new JournalFault(
              "the delivery note of %s cannot be read: %s".formatted(id, Landing.words(e))));
    }
  }

  @Override
  public Either<JournalFault, Option<History>> read(GenerationId id) {
    return isMine(id).flatMap(isMine -> isMine ? super.read(id) : Either.right(Option.none()));
  }

  @Override
  public Either<JournalFault, List<GenerationId>> unfinished() {
    return super.unfinished()
        .map(ids -> ids.stream().filter(id -> isMine(id).getOrElse(true)).toList());
  }
}
