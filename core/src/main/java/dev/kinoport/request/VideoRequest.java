package dev.kinoport.request;

import dev.kinoport.input.WireValue;
import dev.kinoport.media.LocalImage;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What somebody wants, in canonical words. It names no shop: whoever sells the model can fulfil it,
 * each with a {@link Document} of its own. {@link RequestChecker} makes them; {@link #restored}
 * brings one back from storage.
 *
 * @param model alias of the model
 * @param inputs what was given, by canonical name, without anybody's defaults
 */
public record VideoRequest(String model, SortedMap<String, WireValue> inputs) {
  public VideoRequest {
    inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
  }

  /**
   * Brings a request back from storage.
   *
   * @param hash that it had
   * @throws IllegalArgumentException if the hash is another request's: the storage is damaged
   */
  public static VideoRequest restored(
      String model, SortedMap<String, WireValue> inputs, String hash) {
    VideoRequest request = new VideoRequest(model, inputs);
    if (!hash.equals(request.hash())) {
      throw new IllegalArgumentException("not the hash of this request: " + hash);
    }
    return request;
  }

  /**
   * Identity of what is wanted, 64 lower-case hex digits: the same model with the same inputs has
   * the same hash, on every machine and at every shop; images count by their bytes, or by their
   * address if they are on the web. Worked out at each call: whoever waits need not hold it.
   */
  public String hash() {
    return RequestHash.of(model, inputs);
  }

  /** The images that we hold, each once. */
  public List<LocalImage> localImages() {
    return RequestImages.local(inputs);
  }

  /** Names only: nobody asked to see the prompt. */
  @Override
  public String toString() {
    return "VideoRequest[%s, %s]".formatted(model, inputs.keySet());
  }
}
