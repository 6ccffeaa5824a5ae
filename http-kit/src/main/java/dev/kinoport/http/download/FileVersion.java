package dev.kinoport.http.download;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.Date;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What an answer tells of the file that its bytes are of.
 *
 * @param tag what the server calls it
 * @param modified when it was written last, in the server's words
 * @param settled whether that was over when it was told: within the same second the file may have
 *     been written once more
 * @param length bytes of the whole file
 */
record FileVersion(
    Option<String> tag, Option<String> modified, boolean settled, Option<Long> length) {
  private static final String WEAK = "W/";
  private static final Duration STEP = Duration.ofSeconds(1);

  static FileVersion of(Headers headers, Option<Long> length) {
    return new FileVersion(
        told(headers, "ETag"), told(headers, "Last-Modified"), isSettled(headers), length);
  }

  private static Option<String> told(Headers headers, String name) {
    return Option.<String>of(headers.get(name)).map(String::strip).filter(told -> !told.isEmpty());
  }

  private static boolean isSettled(Headers headers) {
    @Nullable Date modified = headers.getDate("Last-Modified");
    @Nullable Date told = headers.getDate("Date");
    return modified != null
        && told != null
        && !told.toInstant().isBefore(modified.toInstant().plus(STEP));
  }

  /** Nothing is known of it. */
  static FileVersion unknown() {
    return new FileVersion(Option.none(), Option.none(), false, Option.none());
  }

  /**
   * What promises that every byte is the same, to be sent as {@code If-Range} (RFC 9110, 13.1.5).
   */
  Option<String> condition() {
    return tag.isDefined()
        ? tag.filter(name -> name.startsWith("\""))
        : modified.filter(when -> settled);
  }

  /** Whether nothing that both tell differs; the same strong tag promises the same bytes. */
  boolean mayBe(FileVersion other) {
    if (tag.exists(name -> name.startsWith("\"")) && tag.equals(other.tag)) {
      return agree(length, other.length);
    }
    return agree(opaque(), other.opaque())
        && agree(modified, other.modified)
        && agree(length, other.length);
  }

  /** One server tells a tag as weak here and not there. */
  private Option<String> opaque() {
    return tag.map(name -> name.startsWith(WEAK) ? name.substring(WEAK.length()) : name);
  }

  private static <T> boolean agree(Option<T> one, Option<T> other) {
    return one.isEmpty() || other.isEmpty() || one.equals(other);
  }

  /** The same file, with what another answer tells of it besides. */
  FileVersion and(FileVersion later) {
    return new FileVersion(
        tag.orElse(later.tag),
        modified.orElse(later.modified),
        modified.isDefined() ? settled : later.settled,
        length.orElse(later.length));
  }
}
