package dev.kinoport.media;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Where a caller says an image is. Nothing about it has been checked.
 *
 * {@snippet file="dev/kinoport/examples/FirstTypesTest.java" region="image"}
 */
public sealed interface ImageSource {
  /** The source as text; never the image itself. */
  String display();

  /** An image on the web. */
  static ImageSource url(String url) {
    return new Url(Objects.requireNonNull(url, "url must not be null"));
  }

  /** An image on the web. */
  static ImageSource url(URI url) {
    return new Url(Objects.requireNonNull(url, "url must not be null").toString());
  }

  /** An image on this machine. */
  static ImageSource file(Path path) {
    return new File(Objects.requireNonNull(path, "path must not be null"));
  }

  /** An image at hand; the bytes are copied. */
  static ImageSource bytes(byte[] bytes) {
    return new Bytes(Objects.requireNonNull(bytes, "bytes must not be null"));
  }

  /** An image written as a {@code data:} URI. */
  static ImageSource dataUri(String uri) {
    return new DataUri(Objects.requireNonNull(uri, "uri must not be null"));
  }

  /**
   * Guesses from a line of text: {@code data:} is a data URI, {@code scheme://} is a URL, anything
   * else is a file.
   */
  static ImageSource parse(String text) {
    Objects.requireNonNull(text, "text must not be null");
    if (text.regionMatches(true, 0, "data:", 0, "data:".length())) {
      return new DataUri(text);
    }
    if (Url.SCHEME.matcher(text).lookingAt()) {
      return new Url(text);
    }
    try {
      return new File(Path.of(text));
    } catch (InvalidPathException e) {
      // No path can be that, and the check of the URL will say what it is not.
      return new Url(text);
    }
  }

  /**
   * An image on the web.
   *
   * @param text its address as given, which may not even be one
   */
  record Url(String text) implements ImageSource {
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://");
    private static final Pattern USER = Pattern.compile("//[^/?#]*@");
    private static final Pattern QUERY = Pattern.compile("\\?.*", Pattern.DOTALL);

    /** Without what may be secret: a password, or the signature in the query. */
    @Override
    public String display() {
      String anonymous = USER.matcher(text).replaceFirst("//...@");
      return QUERY.matcher(anonymous).replaceFirst("?...");
    }

    @Override
    public String toString() {
      return display();
    }
  }

  /**
   * An image on this machine.
   *
   * @param path absolute, or relative to the working directory
   */
  record File(Path path) implements ImageSource {
    @Override
    public String display() {
      return path.toString();
    }
  }

  /**
   * An image written as a {@code data:} URI.
   *
   * @param text as given, which may not even be one
   */
  record DataUri(String text) implements ImageSource {
    @Override
    public String display() {
      return "data URI of " + text.length() + " characters";
    }

    @Override
    public String toString() {
      return display();
    }
  }

  /** An image at hand. Not a record, because arrays have no equality of their own. */
  final class Bytes implements ImageSource {
    private final byte[] bytes;

    private Bytes(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    /** A copy of the image. */
    public byte[] toArray() {
      return bytes.clone();
    }

    @Override
    public String display() {
      return bytes.length + " bytes";
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return display();
    }
  }
}
