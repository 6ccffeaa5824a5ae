package dev.kinoport.emulator.http;

import io.vavr.control.Option;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of bytes as a client asks for it.
 *
 * @param first first byte; none to count from the end
 * @param last last byte, or how many from the end; none for all
 */
public record ByteRange(Option<Long> first, Option<Long> last) {
  private static final Pattern PATTERN = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

  /** Reads a header; what is not exactly one range is ignored, as the standard allows. */
  public static Option<ByteRange> of(String header) {
    Matcher matcher = PATTERN.matcher(header.strip());
    if (!matcher.matches() || header.strip().equals("bytes=-")) {
      return Option.none();
    }
    return Option.some(new ByteRange(number(matcher.group(1)), number(matcher.group(2))));
  }

  private static Option<Long> number(String digits) {
    return digits.isEmpty() ? Option.none() : Option.some(Long.parseLong(digits));
  }

  /** The first byte of it in a file of a length. */
  public long from(long length) {
    return first.getOrElse(() -> Math.max(0, length - last.getOrElse(0L)));
  }

  /** The byte after the last. */
  public long until(long length) {
    return first.isEmpty()
        ? length
        : last.map(inclusive -> Math.min(length, inclusive + 1)).getOrElse(length);
  }

  /** Whether a file of a length has any of it. */
  public boolean isIn(long length) {
    return from(length) < until(length);
  }
}
