package dev.kinoport.generation;

import dev.kinoport.input.WireValue;
import dev.kinoport.price.Quantity;
import io.vavr.control.Option;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a clip can be at most, going by what was ordered: many times what any encoder makes. */
public final class ClipSizeBound {
  /** More than the largest resolution that is sold takes without loss of what an eye sees. */
  private static final long BYTES_A_SECOND = 32L * 1024 * 1024;

  private static final long LEAST = 64L * 1024 * 1024;
  private static final long USUAL_SECONDS = 30;
  private static final Pattern SECONDS = Pattern.compile("([0-9]{1,6})(\\.[0-9]{1,9})?s?");

  private ClipSizeBound() {}

  /** In bytes, for an order. */
  public static long bytes(Order order) {
    return LEAST + (seconds(order) + 1) * BYTES_A_SECOND;
  }

  private static long seconds(Order order) {
    return Option.<WireValue>of(order.request().inputs().get(Quantity.CLIP_LENGTH))
        .map(WireValue::shown)
        .map(SECONDS::matcher)
        .filter(Matcher::matches)
        .map(length -> Long.parseLong(length.group(1)))
        .getOrElse(USUAL_SECONDS);
  }
}
