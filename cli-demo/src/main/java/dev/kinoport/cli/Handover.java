package dev.kinoport.cli;

import dev.kinoport.Failure;
import dev.kinoport.Generated;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;

/** Brings clips that have come home to the place where they were meant to be. */
final class Handover {
  private final Option<DeliveryNotes> notes;

  /**
   * @param notes where it is marked that nothing is left to be delivered, if that is kept
   */
  Handover(Option<DeliveryNotes> notes) {
    this.notes = notes;
  }

  /** What came of a purchase, with its clip in its place if there is one. */
  Ended end(Purchase purchase, Either<Failure, Generated> end) {
    return end.peekLeft(failure -> Deliveries.over(failure, notes))
        .fold(
            failure -> Ended.failed(purchase.id(), CommandFailure.of(failure)),
            generated -> delivered(purchase, generated));
  }

  /** Whoever has the place is still alive and will deliver; the clip is safe meanwhile. */
  private Ended delivered(Purchase purchase, Generated generated) {
    Either<String, Path> place = Deliveries.bring(purchase.note(), generated.clip());
    place.forEach(known -> notes.forEach(them -> Deliveries.settle(them, generated.id(), known)));
    return place.fold(
        fault ->
            Ended.failed(
                generated.id(),
                CommandFailure.misplaced(
                    fault + "; the clip is kept as " + Path.of(generated.clip().location()),
                    generated.cost().amount())),
        known -> Ended.done(generated, FinishedClip.at(known, generated.clip())));
  }
}
