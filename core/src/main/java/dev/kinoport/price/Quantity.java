package dev.kinoport.price;

import io.vavr.control.Either;
import java.math.BigDecimal;
import java.math.MathContext;

/** What a provider counts when it bills. */
public sealed interface Quantity {
  /** The fact that says how many seconds a clip has. */
  String CLIP_LENGTH = "duration";

  /** Word for one unit, as in {@code 6 s}. */
  String unit();

  /**
   * How many units a request comes to.
   *
   * @return left: which fact is missing, or why nobody can tell beforehand
   */
  Either<String, BigDecimal> count(PriceFacts facts);

  /** The request itself, once. */
  record PerRequest() implements Quantity {
    @Override
    public String unit() {
      return "clip";
    }

    @Override
    public Either<String, BigDecimal> count(PriceFacts facts) {
      return Either.right(BigDecimal.ONE);
    }
  }

  /**
   * One fact as it stands: seconds of output, seconds of input, number of images.
   *
   * @param fact its name
   * @param unit word for one
   */
  record Measured(String fact, String unit) implements Quantity {
    @Override
    public Either<String, BigDecimal> count(PriceFacts facts) {
      return Quantity.amount(facts, fact);
    }
  }

  /**
   * Seconds at the provider's own billing rate, whatever the clip plays at.
   *
   * @param framesPerSecond the billing rate
   */
  record FrameSeconds(int framesPerSecond) implements Quantity {
    @Override
    public String unit() {
      return "s at " + framesPerSecond + " fps";
    }

    @Override
    public Either<String, BigDecimal> count(PriceFacts facts) {
      return Quantity.amount(facts, "frames")
          .map(
              frames -> frames.divide(BigDecimal.valueOf(framesPerSecond), MathContext.DECIMAL128));
    }
  }

  /**
   * Video tokens: width x height x frames / 1024, in blocks.
   *
   * @param framesPerSecond turns the duration into frames when the frames are not known
   * @param extraFrames frames billed beyond those of the duration; usually 0
   * @param block how many tokens one rate is for: 1000 or 1,000,000
   * @param seconds the fact that says how long it is: {@code duration}, or {@code input_seconds}
   *     where clips that are sent along are billed too
   */
  record VideoTokens(int framesPerSecond, int extraFrames, long block, String seconds)
      implements Quantity {
    private static final BigDecimal PIXELS_PER_TOKEN = BigDecimal.valueOf(1024);

    /** Tokens of the clip itself. */
    public VideoTokens(int framesPerSecond, int extraFrames, long block) {
      this(framesPerSecond, extraFrames, block, CLIP_LENGTH);
    }

    @Override
    public String unit() {
      return block == 1_000_000 ? "million tokens" : "x " + block + " tokens";
    }

    @Override
    public Either<String, BigDecimal> count(PriceFacts facts) {
      return Quantity.amount(facts, "width")
          .flatMap(width -> Quantity.amount(facts, "height").map(width::multiply))
          .flatMap(pixels -> frames(facts).map(pixels::multiply))
          .map(volume ->
              volume.divide(
                  PIXELS_PER_TOKEN.multiply(BigDecimal.valueOf(block)), MathContext.DECIMAL128));
    }

    private Either<String, BigDecimal> frames(PriceFacts facts) {
      if (seconds.equals(CLIP_LENGTH) && facts.find("frames").isDefined()) {
        return Quantity.amount(facts, "frames");
      }
      return Quantity.amount(facts, seconds)
          .map(seconds ->
              seconds
                  .multiply(BigDecimal.valueOf(framesPerSecond))
                  .add(BigDecimal.valueOf(extraFrames)));
    }
  }

  /** Width x height x frames, in millions. */
  record MegapixelFrames() implements Quantity {
    @Override
    public String unit() {
      return "megapixels";
    }

    @Override
    public Either<String, BigDecimal> count(PriceFacts facts) {
      return Quantity.amount(facts, "width")
          .flatMap(width -> Quantity.amount(facts, "height").map(width::multiply))
          .flatMap(pixels -> Quantity.amount(facts, "frames").map(pixels::multiply))
          .map(volume -> volume.movePointLeft(6));
    }
  }

  /**
   * Something that only the bill can tell, such as seconds of computing.
   *
   * @param reason in words for people
   */
  record Unforeseeable(String reason) implements Quantity {
    @Override
    public String unit() {
      return "unknown";
    }

    @Override
    public Either<String, BigDecimal> count(PriceFacts facts) {
      return Either.left(reason);
    }
  }

  private static Either<String, BigDecimal> amount(PriceFacts facts, String name) {
    return facts
        .amount(name)
        .toEither(() ->
            facts
                .find(name)
                .fold(
                    () -> name + " is not known",
                    fact -> name + " is not a number: " + fact.text()))
        .filterOrElse(amount -> amount.signum() >= 0, amount -> name + " is negative: " + amount);
  }
}
