package dev.kinoport.cli;

import dev.kinoport.Failure;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.generation.GenerationId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Path;

/** Settles delivery notes. One that cannot be settled only means that somebody looks once more. */
final class Deliveries {
  private Deliveries() {}

  /** The clip lies in its place. */
  static void settle(DeliveryNotes notes, GenerationId id, Path place) {
    try {
      notes.settle(id, place);
    } catch (IOException e) {
      // The clip is in its place, and a later resume sees that.
    }
  }

  /**
   * Brings a clip to the place of its note, if it is not there already.
   *
   * @return the place; left: why it stays where it landed
   */
  static Either<String, Path> bring(DeliveryNote note, StoredClip clip) {
    OutputFile output = note.output();
    Path landed = Path.of(clip.location());
    return output.has(landed)
        ? Either.right(output.place())
        : Landing.claim(output.landing(), output.place())
            .flatMap(mine -> {
              try (mine) {
                // Somebody else may have brought it while this one looked.
                return output.has(landed) ? Either.right(output.place()) : output.take(landed);
              }
            });
  }

  /** There is no clip and there will be none, if the failure says so. */
  static void over(Failure failure, Option<DeliveryNotes> notes) {
    Option<GenerationId> ended =
        switch (failure) {
          case Failure.Failed failed -> Option.some(failed.id());
          case Failure.Cancelled cancelled -> Option.some(cancelled.id());
          case Failure.InDoubt open -> Option.none();
          case Failure.StillRunning open -> Option.none();
          case Failure.Stuck open -> Option.none();
          case Failure.Elsewhere open -> Option.none();
          case Failure.ClipNotKept open -> Option.none();
          case Failure.InvalidRequest before -> Option.none();
          case Failure.InvalidBatch before -> Option.none();
          case Failure.UnknownPrice before -> Option.none();
          case Failure.OverBudget before -> Option.none();
          case Failure.KeyTaken before -> Option.none();
          case Failure.NoSuchGeneration before -> Option.none();
          case Failure.JournalUnavailable before -> Option.none();
        };
    for (DeliveryNotes known : notes) {
      ended.forEach(id -> settle(known, id));
    }
  }

  /** There is no clip and there will be none. */
  static void settle(DeliveryNotes notes, GenerationId id) {
    try {
      notes.settle(id);
    } catch (IOException e) {
      // A later resume finds that it has ended.
    }
  }
}
