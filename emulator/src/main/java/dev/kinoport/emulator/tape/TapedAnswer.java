package dev.kinoport.emulator.tape;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the shop answered, without its secrets.
 *
 * @param status of HTTP; {@link #BROKEN} if there was no answer, or half of one
 * @param headers those that mean something to a client, by name in lower case
 * @param body what it carried
 */
public record TapedAnswer(int status, Map<String, String> headers, TapedBody body) {
  /** The connection broke. */
  public static final int BROKEN = 0;

  public TapedAnswer {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** A connection that broke, and how. */
  public static TapedAnswer broken(String how) {
    return new TapedAnswer(BROKEN, Map.of(), new TapedBody.Words(how));
  }

  /** Whether the shop did what it was asked. */
  public boolean isGood() {
    return status >= 200 && status < 300;
  }
}
