package dev.kinoport.cli.batch.report;

import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.run.Ended;
import dev.kinoport.cli.text.State;
import dev.kinoport.price.Money;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Where one line of a running batch stands.
 *
 * @param line of the file
 * @param id of the generation, once there is one
 * @param model by its short name
 * @param words where it stands, such as {@code queued, 3 ahead}
 * @param sentAt when it left, if it has
 * @param quoted what is set aside for it
 * @param end what came of it, if it is over for this run
 */
public record BatchRow(
    int line,
    String id,
    String model,
    String words,
    Option<Instant> sentAt,
    Option<Money> quoted,
    Option<Ended> end) {
  boolean isRunning() {
    return end.isEmpty() && sentAt.isDefined();
  }

  boolean isWaiting() {
    return end.isEmpty() && sentAt.isEmpty();
  }

  /** The same, standing somewhere else. */
  BatchRow now(String otherWords, Option<Instant> leftAt) {
    return new BatchRow(line, id, model, otherWords, leftAt, quoted, end);
  }

  public BatchRow ended(Ended how) {
    String last = how.end().fold(CommandFailure::status, generated -> State.SUCCEEDED.shown());
    return new BatchRow(line, id, model, last, sentAt, quoted, Option.some(how));
  }
}
