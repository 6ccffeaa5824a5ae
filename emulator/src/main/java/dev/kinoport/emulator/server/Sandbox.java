package dev.kinoport.emulator.server;

import java.util.Locale;
import java.util.Set;

/**
 * What a browser may make of an answer that is no page of ours: it holds what somebody has put up,
 * or what a shop once said, and comes from the same origin as the controls.
 */
final class Sandbox {
  /** Nothing runs and nobody is asked; a clip or a picture that is opened alone is shown. */
  static final String POLICY =
      "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'";

  private static final Set<String> SHOWN =
      Set.of("text/plain", "text/event-stream", "application/json", "application/octet-stream");

  private Sandbox() {}

  /**
   * Whether a browser only shows, or plays, what has this content type. Of several, which it takes
   * for one is its own affair.
   */
  static boolean isShown(String contentType) {
    int semicolon = contentType.indexOf(';');
    String type =
        (semicolon < 0 ? contentType : contentType.substring(0, semicolon))
            .strip()
            .toLowerCase(Locale.ROOT);
    boolean isMedia =
        type.startsWith("image/") || type.startsWith("video/") || type.startsWith("audio/");
    return !contentType.contains(",")
        && (SHOWN.contains(type)
            || type.endsWith("+json")
            || (isMedia && !type.contains("xml") && !type.contains("svg")));
  }
}
