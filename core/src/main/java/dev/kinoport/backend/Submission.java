package dev.kinoport.backend;

import dev.kinoport.request.VideoRequest;
import dev.kinoport.request.WireValue;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * One request as it goes to the provider.
 *
 * @param generationId our name for the generation, so that a later message can find its way home
 * @param request what was bought, frozen
 * @param uploads address of each uploaded image, by its SHA-256
 * @param timeToStart how long the provider may take to begin; none leaves it to the provider
 */
public record Submission(
    String generationId,
    VideoRequest request,
    Map<String, URI> uploads,
    Option<Duration> timeToStart) {
  public Submission {
    uploads = Map.copyOf(uploads);
  }

  /** The provider's fields in order, every image replaced by its address. */
  public Map<String, WireValue> fields() {
    return request.fields(uploads);
  }
}
