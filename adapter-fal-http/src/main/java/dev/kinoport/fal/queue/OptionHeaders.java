package dev.kinoport.fal.queue;

import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a caller wants of fal, as headers. */
final class OptionHeaders {
  private static final Duration SHORTEST_START = Duration.ofMillis(101);

  private OptionHeaders() {}

  static Map<String, String> of(FalOptions options, Option<Duration> timeToStart) {
    Map<String, String> headers = new LinkedHashMap<>();
    timeToStart.forEach(span -> headers.put("X-Fal-Request-Start-Timeout", seconds(span)));
    options
        .priority()
        .forEach(priority ->
            headers.put("X-Fal-Queue-Priority", priority.name().toLowerCase(Locale.ROOT)));
    options.runnerHint().forEach(hint -> headers.put("X-Fal-Runner-Hint", hint));
    if (options.noRetry()) {
      headers.put("X-Fal-No-Retry", "1");
    }
    if (!options.fallback()) {
      headers.put("x-app-fal-disable-fallback", "true");
    }
    options.storeIo().forEach(kept -> headers.put("X-Fal-Store-IO", kept ? "1" : "0"));
    options
        .lifecycle()
        .forEach(span -> headers.put("X-Fal-Object-Lifecycle-Preference", span.json()));
    if (!options.tags().isEmpty()) {
      headers.put("X-Fal-Tags", tags(options.tags()));
    }
    return headers;
  }

  /** fal refuses a limit of a tenth of a second or less. */
  private static String seconds(Duration span) {
    Duration least = span.compareTo(SHORTEST_START) < 0 ? SHORTEST_START : span;
    return BigDecimal.valueOf(least.toMillisPart(), 3)
        .add(BigDecimal.valueOf(least.toSeconds()))
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String tags(Map<String, String> tags) {
    return tags.entrySet().stream()
        .map(tag -> tag.getKey() + "=" + tag.getValue())
        .collect(Collectors.joining(","));
  }
}
