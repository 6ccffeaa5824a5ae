package dev.kinoport.request;

import dev.kinoport.input.WireValue;
import dev.kinoport.media.LocalImage;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What somebody wants, in canonical words. It names no shop: whoever sells the model can fulfil it,
 * each with a {@link Document} of its own. {@link RequestChecker} makes them; the constructor is
 * for bringing one back from storage.
 *
 * @param model alias of the model
 * @param inputs what was given, by canonical name, without anybody's defaults
 * @param hash identity of what is wanted, 64 lower-case hex digits: the same model with the same
 *     inputs has the same hash, on every machine and at every shop; images count by their bytes, or
 *     by their address if they are on the web
 */
public record VideoRequest(String model, SortedMap<String, WireValue> inputs, String hash) {
  /**
   * Brings a request back from storage.
   *
   * @throws IllegalArgumentException if the hash is another request's: the storage is damaged
   */
  public VideoRequest {
    inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    if (!hash.equals(RequestHash.of(model, inputs))) {
      throw new IllegalArgumentException("not the hash of this request: " + hash);
    }
  }

  /** A request for a model, with what was given. */
  static VideoRequest of(String model, SortedMap<String, WireValue> inputs) {
    return new VideoRequest(model, inputs, RequestHash.of(model, inputs));
  }

  /** The images that we hold, each once. */
  public List<LocalImage> localImages() {
    return RequestImages.local(inputs);
  }
}
