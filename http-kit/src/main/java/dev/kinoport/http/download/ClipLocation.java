package dev.kinoport.http.download;

import io.vavr.control.Option;
import java.net.URI;
import java.net.URISyntaxException;
import okhttp3.HttpUrl;

/** Reads where a clip is, as a shop's answer tells it. */
public final class ClipLocation {
  /** Signed addresses have some four thousand characters; the journal keeps what is told. */
  private static final int LONGEST = 16 * 1024;

  private ClipLocation() {}

  /**
   * Where the clip is, also if a sign stands in it that should have been written otherwise. The
   * bytes themselves ({@code data:}) are no address, nor is what is blank or has more than 16,384
   * characters: both would fill the journal.
   */
  public static Option<URI> read(String told) {
    String text = told.strip();
    return text.isEmpty() || text.length() > LONGEST
        ? Option.none()
        : parsed(text).filter(location -> !"data".equalsIgnoreCase(location.getScheme()));
  }

  private static Option<URI> parsed(String text) {
    try {
      return Option.some(new URI(text));
    } catch (URISyntaxException e) {
      HttpUrl lenient = HttpUrl.parse(text);
      return lenient == null ? Option.none() : Option.some(lenient.uri());
    }
  }
}
