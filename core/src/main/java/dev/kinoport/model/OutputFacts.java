package dev.kinoport.model;

import dev.kinoport.price.PriceFacts;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What is known of a model's clips before one is made. The file itself has the last word.
 *
 * @param shortSides shorter side in px, by resolution
 * @param sizes exact sizes, where they are known
 * @param framesPerSecond if it is known and always the same
 * @param audio whether there is sound, if that is known and no switch decides it
 * @param typicalTime how long the provider usually takes, for display
 */
public record OutputFacts(
    Map<String, Integer> shortSides,
    List<Size> sizes,
    Option<BigDecimal> framesPerSecond,
    Option<Boolean> audio,
    Option<Duration> typicalTime) {
  public OutputFacts {
    shortSides = Map.copyOf(shortSides);
    sizes = List.copyOf(sizes);
  }

  /** Nothing is known. */
  public static OutputFacts unknown() {
    return new OutputFacts(Map.of(), List.of(), Option.none(), Option.none(), Option.none());
  }

  /** The exact size for a resolution and an aspect ratio, if it is known. */
  public Option<Size> size(String resolution, String aspectRatio) {
    return Option.ofOptional(
        sizes.stream()
            .filter(size -> size.resolution().equals(resolution))
            .filter(size -> size.aspectRatio().equals(aspectRatio))
            .findFirst());
  }

  /** These facts, with width and height if they follow from resolution and aspect ratio. */
  public PriceFacts withSize(PriceFacts facts) {
    return facts
        .find("resolution")
        .flatMap(resolution ->
            facts.find("aspect_ratio").flatMap(it -> size(resolution.text(), it.text())))
        .fold(
            () -> facts,
            size ->
                facts.orElse(
                    PriceFacts.none().with("width", size.width()).with("height", size.height())));
  }

  /**
   * Pixels for one choice of resolution and aspect ratio.
   *
   * @param resolution as in the request
   * @param aspectRatio as in the request
   * @param width columns, in px
   * @param height rows, in px
   */
  public record Size(String resolution, String aspectRatio, int width, int height) {}
}
