package dev.kinoport.s3;

import io.vavr.control.Either;
import java.net.URI;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in S3 clips lie.
 *
 * @param bucket its name
 * @param prefix what the names of all objects begin with, without a slash at either end; may be
 *     empty
 */
public record S3Place(String bucket, String prefix) {
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

  /** What needs no escaping, neither in an address nor in a signature. */
  private static final Pattern PREFIX =
      Pattern.compile("(?:[A-Za-z0-9_=-][A-Za-z0-9._=-]*(?:/(?!$)|$))*");

  private static final Pattern TEXT = Pattern.compile("s3://([^/]*)/?(.*?)/?");

  /**
   * Checks what it is made of.
   *
   * @throws IllegalArgumentException if S3 would not have such a bucket, or a word of the prefix
   *     holds anything but letters, digits and {@code . _ = -}, or begins with a dot
   */
  public S3Place {
    Objects.requireNonNull(bucket, "bucket must not be null");
    Objects.requireNonNull(prefix, "prefix must not be null");
    if (!BUCKET.matcher(bucket).matches()) {
      throw new IllegalArgumentException(
          "not a name for a bucket: \"%s\"; 3 to 63 small letters, digits, dots and dashes"
              .formatted(bucket));
    }
    if (!PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "not a prefix: \"%s\"; words of letters, digits and ._=-, with slashes between them"
              .formatted(prefix));
    }
  }

  /** Reads {@code s3://bucket} or {@code s3://bucket/prefix}; left: what is wrong with it. */
  public static Either<String, S3Place> parse(String text) {
    Matcher parts = TEXT.matcher(Objects.requireNonNull(text, "text must not be null"));
    if (!parts.matches()) {
      return Either.left("\"%s\" is not s3://bucket or s3://bucket/prefix".formatted(text));
    }
    try {
      return Either.right(new S3Place(parts.group(1), parts.group(2)));
    } catch (IllegalArgumentException e) {
      return Either.left(String.valueOf(e.getMessage()));
    }
  }

  /** The object's key for a clip. */
  String key(String name) {
    return (prefix.isEmpty() ? "" : prefix + "/") + name + ".mp4";
  }

  /** Whether an object is one of ours, and not one of a longer prefix. */
  boolean has(String key) {
    String name = key.substring(key.lastIndexOf('/') + 1).replaceFirst("\\.mp4$", "");
    return key.equals(key(name));
  }

  /** The address of an object here. */
  URI address(String key) {
    return URI.create("s3://%s/%s".formatted(bucket, key));
  }

  /** As it is written. */
  @Override
  public String toString() {
    return "s3://" + bucket + (prefix.isEmpty() ? "" : "/" + prefix);
  }
}
