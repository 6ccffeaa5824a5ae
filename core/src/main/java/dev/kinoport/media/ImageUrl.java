package dev.kinoport.media;

import io.vavr.control.Either;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the address of an image must look like. The image behind it is not fetched. */
public final class ImageUrl {
  /** Longest address accepted, in characters. */
  public static final int MAX_LENGTH = 2_048;

  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\s\\p{Z}]");

  private ImageUrl() {}

  /**
   * Checks an address: absolute, http or https, with a host, without a user name or a fragment.
   *
   * @return the address in ASCII
   */
  public static Either<ImageFault, URI> parse(String text) {
    return parse(text, "https://host/image.png");
  }

  /**
   * Checks an address in the same way.
   *
   * @param example what it must look like, for people
   * @return the address in ASCII
   */
  public static Either<ImageFault, URI> parse(String text, String example) {
    if (text.length() > MAX_LENGTH) {
      return fault("is longer than " + MAX_LENGTH + " characters: use a shorter address");
    }
    if (UNPRINTABLE.matcher(text).find()) {
      return fault("holds a space or a control character: write it as %20, %09, ...");
    }
    try {
      return check(new URI(text), example);
    } catch (URISyntaxException e) {
      return fault("is not an address: it must look like " + example);
    }
  }

  private static Either<ImageFault, URI> check(URI uri, String example) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return fault("must start with http:// or https://");
    }
    if (uri.getHost() == null) {
      return fault("names no valid host: it must look like " + example);
    }
    if (uri.getRawUserInfo() != null) {
      return fault("holds a user name or password: use an address without one");
    }
    if (uri.getRawFragment() != null) {
      return fault("holds a fragment, which no server ever sees: leave out # and what follows");
    }
    return Either.right(URI.create(uri.toASCIIString()));
  }

  private static Either<ImageFault, URI> fault(String message) {
    return Either.left(new ImageFault(message));
  }
}
