package dev.kinoport.provider;

import dev.kinoport.input.WireValue;
import dev.kinoport.request.Document;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * One request as it goes to the provider.
 *
 * @param generationId our name for the generation, so that a later message can find its way home
 * @param document what was bought, as it is sent
 * @param uploads address of each local image by its SHA-256: where it was uploaded, or a data URI
 *     that holds it; never written to a journal with its image in it
 * @param timeToStart how long the provider may take to begin; none leaves it to the provider
 * @param leaveBy from then on it must not leave any more, because somebody may have been told that
 *     it has not; looked at as late as can be, right before the first byte; none for no limit
 * @param maySend whether whoever sends it still may, looked at in the same moment: not if somebody
 *     may have found meanwhile that he sends nothing any more; quick, and never throws
 */
public record Submission(
    String generationId,
    Document document,
    Map<String, URI> uploads,
    Option<Duration> timeToStart,
    Option<Instant> leaveBy,
    BooleanSupplier maySend) {
  public Submission {
    uploads = Map.copyOf(uploads);
  }

  /** Whose and what, without addresses and prompt. */
  @Override
  public String toString() {
    return "Submission[%s, %s]".formatted(generationId, document);
  }

  /** One that may leave at any time. */
  public Submission(
      String generationId,
      Document document,
      Map<String, URI> uploads,
      Option<Duration> timeToStart) {
    this(generationId, document, uploads, timeToStart, Option.none(), () -> true);
  }

  /** The same, if it leaves before then. */
  public Submission leaveBy(Instant moment) {
    return new Submission(
        generationId, document, uploads, timeToStart, Option.some(moment), maySend);
  }

  /** The same, as long as whoever sends it may. */
  public Submission whileSenderMay(BooleanSupplier send) {
    return new Submission(generationId, document, uploads, timeToStart, leaveBy, send);
  }

  /** Whether it must not leave any more. */
  public boolean isTooLate(Instant now) {
    return leaveBy.exists(limit -> !now.isBefore(limit)) || !maySend.getAsBoolean();
  }

  /** The provider's fields in order, every image replaced by its address. */
  public Map<String, WireValue> fields() {
    return document.fields(uploads);
  }
}
