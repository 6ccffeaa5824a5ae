package dev.kinoport.request;

import dev.kinoport.input.WireValue;
import dev.kinoport.media.LocalImage;
import dev.kinoport.price.PriceFacts;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A request in the words of one offer, checked and complete: exactly what is sent. What was bought
 * can be sent from it alone, whatever the offer says by then. {@link RequestChecker} and {@link
 * WireReader} make them; the constructor is for bringing one back from storage.
 *
 * @param model alias of the model
 * @param sku the shop's own name for what is bought
 * @param inputs every input by canonical name, the offer's defaults filled in
 * @param fields what is sent, in order, defaults written out; images are still images
 * @param inline digests of the local images that travel within the request, encoded when it leaves;
 *     all others are uploaded first
 * @param warnings for people: what is allowed but looks wrong; may be empty
 * @param expected what the clip should be like
 * @param priceFacts what a price rule looks at
 */
public record Document(
    String model,
    String sku,
    SortedMap<String, WireValue> inputs,
    Map<String, WireValue> fields,
    Set<String> inline,
    List<String> warnings,
    ExpectedOutput expected,
    PriceFacts priceFacts) {
  public Document {
    inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    inline = Set.copyOf(inline);
    warnings = List.copyOf(warnings);
  }

  /** Whether this is what some offer makes of a request: its inputs, and perhaps defaults. */
  public boolean isOf(VideoRequest request) {
    Map<String, WireValue> together = new TreeMap<>();
    inputs.forEach(together::put);
    request.inputs().forEach(together::put);
    return model.equals(request.model()) && together.equals(inputs);
  }

  /** The same, with images of up to so many bytes in the request. */
  public Document inliningUpTo(long bytes) {
    Set<String> small =
        localImages().stream()
            .filter(image -> image.size() <= bytes)
            .map(LocalImage::sha256)
            .collect(Collectors.toSet());
    return new Document(model, sku, inputs, fields, small, warnings, expected, priceFacts);
  }

  /** The same, with one warning more. */
  public Document warning(String text) {
    List<String> more = new ArrayList<>(warnings);
    more.add(text);
    return new Document(model, sku, inputs, fields, inline, more, expected, priceFacts);
  }

  /** Where the provider is to fetch an image or another file by itself, each place once. */
  public List<URI> addresses() {
    return fields.values().stream().flatMap(RequestImages::remote).distinct().toList();
  }

  /** The images that we hold, each once, in the order of the fields. */
  public List<LocalImage> localImages() {
    return RequestImages.local(fields);
  }

  /** Those of them that need an address before anything is sent. */
  public List<LocalImage> imagesToUpload() {
    return localImages().stream().filter(image -> !inline.contains(image.sha256())).toList();
  }

  /** Those of them that travel within the request. */
  public List<LocalImage> imagesInline() {
    return localImages().stream().filter(image -> inline.contains(image.sha256())).toList();
  }

  /**
   * What is sent when every local image has an address, or stands in it as a data URI.
   *
   * @param addressByDigest addresses of the {@link #localImages}, by SHA-256
   * @throws IllegalArgumentException if one is missing
   */
  public Map<String, WireValue> fields(Map<String, URI> addressByDigest) {
    return RequestImages.addressed(fields, addressByDigest);
  }

  /**
   * By which a shop's requests are told apart, 64 lower-case hex digits: the same sku with the same
   * fields has the same digest, on every machine; images count by their bytes, or by their address
   * if they are on the web.
   */
  public String digest() {
    return RequestHash.of(sku, fields);
  }

  /** How long the clip should be, if that is known. */
  public Option<Duration> seconds() {
    return expected.seconds();
  }

  /** Names only: nobody asked to see the prompt. */
  @Override
  public String toString() {
    return "Document[%s, %s]".formatted(sku, fields.keySet());
  }

  /** The prompt, for display. */
  public Option<String> prompt() {
    return inputs.get("prompt") instanceof WireValue.Text prompt
        ? Option.of(prompt.text())
        : Option.none();
  }
}
