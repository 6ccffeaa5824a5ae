package dev.kinoport.offer;

import dev.kinoport.media.Ratio;
import dev.kinoport.price.Fact;
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
 * @param container file format, such as {@code mp4}, if it is known
 * @param widest longer side by shorter side at most, for a size that is not exactly known
 * @param typicalTime how long the provider usually takes, for display
 */
public record OutputFacts(
    Map<String, Integer> shortSides,
    List<Size> sizes,
    Option<BigDecimal> framesPerSecond,
    Option<Boolean> audio,
    Option<String> container,
    Option<Ratio> widest,
    Option<Duration> typicalTime) {
  public OutputFacts {
    shortSides = Map.copyOf(shortSides);
    sizes = List.copyOf(sizes);
  }

  /** Facts about clips of which neither container nor shape is known. */
  public OutputFacts(
      Map<String, Integer> shortSides,
      List<Size> sizes,
      Option<BigDecimal> framesPerSecond,
      Option<Boolean> audio,
      Option<Duration> typicalTime) {
    this(shortSides, sizes, framesPerSecond, audio, Option.none(), Option.none(), typicalTime);
  }

  /** Nothing is known. */
  public static OutputFacts unknown() {
    return new OutputFacts(Map.of(), List.of(), Option.none(), Option.none(), Option.none());
  }

  /** Facts about MP4s of which sides alone are known, and perhaps how long one takes. */
  public static OutputFacts mp4(Map<String, Integer> shortSides, Option<Duration> typicalTime) {
    return new OutputFacts(
        shortSides,
        List.of(),
        Option.none(),
        Option.none(),
        Option.of("mp4"),
        Option.none(),
        typicalTime);
  }

  /** The exact size for a resolution and an aspect ratio, if it is known. */
  public Option<Size> size(String resolution, String aspectRatio) {
    return Option.ofOptional(
        sizes.stream()
            .filter(size -> size.resolution().equals(resolution))
            .filter(size -> size.aspectRatio().equals(aspectRatio))
            .findFirst());
  }

  /**
   * These facts, with width and height if they follow from resolution and aspect ratio: exactly, or
   * as the range of all shapes that this resolution may have.
   */
  public PriceFacts withSize(PriceFacts facts) {
    return facts
        .find("resolution")
        .fold(
            () -> facts,
            resolution ->
                facts
                    .find("aspect_ratio")
                    .flatMap(it -> size(resolution.text(), it.text()))
                    .map(OutputFacts::facts)
                    .orElse(() -> sizeOfAnyShape(resolution.text()))
                    .fold(() -> facts, facts::orElse));
  }

  private static PriceFacts facts(Size size) {
    return PriceFacts.none().with("width", size.width()).with("height", size.height());
  }

  private Option<PriceFacts> sizeOfAnyShape(String resolution) {
    Integer side = shortSides.get(resolution);
    return side == null ? Option.none() : widest.map(shape -> facts(side, shape));
  }

  private static PriceFacts facts(int shortSide, Ratio shape) {
    long longSide = Math.ceilDiv((long) shortSide * shape.width(), shape.height());
    return PriceFacts.none()
        .with("height", shortSide)
        .with(
            "width", new Fact.Between(BigDecimal.valueOf(shortSide), BigDecimal.valueOf(longSide)));
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
