package dev.kinoport.request;

import dev.kinoport.media.LocalImage;
import dev.kinoport.price.PriceFacts;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A request that was checked and is complete: what was bought can be replayed from it alone,
 * whatever the catalogue says by then. {@link RequestChecker} and {@link WireReader} make them; the
 * constructor is for bringing one back from storage.
 *
 * @param model id of the model
 * @param endpoint the provider's endpoint that takes it
 * @param inputs every input by canonical name, defaults filled in
 * @param fields what is sent, in order, defaults written out; images are still images
 * @param warnings for people: what is allowed but looks wrong; may be empty
 * @param expected what the clip should be like
 * @param priceFacts what a price rule looks at
 * @param hash identity of what is bought, 64 lower-case hex digits: the same endpoint with the same
 *     fields has the same hash, on every machine; images count by their bytes, or by their address
 *     if they are on the web
 */
public record VideoRequest(
    String model,
    String endpoint,
    SortedMap<String, WireValue> inputs,
    Map<String, WireValue> fields,
    List<String> warnings,
    ExpectedOutput expected,
    PriceFacts priceFacts,
    String hash) {
  /**
   * Brings a request back from storage.
   *
   * @throws IllegalArgumentException if the hash is another request's: the storage is damaged
   */
  public VideoRequest {
    inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    warnings = List.copyOf(warnings);
    if (!hash.equals(RequestHash.of(endpoint, fields))) {
      throw new IllegalArgumentException("not the hash of this request: " + hash);
    }
  }

  /** The images to be uploaded, each once, in the order of the fields. */
  public List<LocalImage> localImages() {
    return RequestImages.local(fields);
  }

  /**
   * What is sent when all images have an address.
   *
   * @param uploadedByDigest addresses of the {@link #localImages}, by SHA-256
   * @throws IllegalArgumentException if one is missing
   */
  public Map<String, WireValue> fields(Map<String, URI> uploadedByDigest) {
    return RequestImages.addressed(fields, uploadedByDigest);
  }

  /** How long the clip should be, if that is known. */
  public Option<Duration> seconds() {
    return expected.seconds();
  }

  /** The prompt, for display. */
  public Option<String> prompt() {
    return inputs.get("prompt") instanceof WireValue.Text prompt
        ? Option.of(prompt.text())
        : Option.none();
  }
}
