package dev.kinoport.benchmarks.shops;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client printed of one clip: a line of JSON.
 *
 * @param prompt what was asked for
 * @param returnedAt when the clip was in the client's hands
 * @param isOk whether there is one
 */
record BoughtClip(String prompt, Instant returnedAt, boolean isOk) {
  private static final Pattern LINE =
      Pattern.compile(
          "\\{\"prompt\":\"([^\"]*)\",\"returnedAtMs\":([0-9.]+),\"ok\":(true|false).*");

  /** Reads a line; none if it is another program's chatter. */
  static Option<BoughtClip> read(String line) {
    Matcher matcher = LINE.matcher(line);
    return Option.when(
        matcher.matches(),
        () ->
            new BoughtClip(
                matcher.group(1),
                Instant.EPOCH.plusNanos((long) (Double.parseDouble(matcher.group(2)) * 1e6)),
                matcher.group(3).equals("true")));
  }

  /** The line. */
  String line() {
    double millis = Duration.between(Instant.EPOCH, returnedAt).toNanos() / 1e6;
    return String.format(
        Locale.ROOT, "{\"prompt\":\"%s\",\"returnedAtMs\":%.3f,\"ok\":%b}", prompt, millis, isOk);
  }
}
