package dev.kinoport.http;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import okhttp3.Headers;

/**
 * An HTTP answer, read whole.
 *
 * @param code the status
 * @param headers as they came
 * @param body as text, without the key; empty if there was none
 */
public record Answer(int code, Headers headers, String body) {
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  /** Whether it has a code of the 200s. */
  public boolean isSuccess() {
    return code >= 200 && code < 300;
  }

  /** The same, of which nobody is to read what it says. */
  public Answer withoutBody() {
    return new Answer(code, headers, "");
  }

  /** A header, if it came. */
  public Option<String> header(String name) {
    return Option.of(headers.get(name));
  }

  /**
   * How long the server wants to be left alone, within reason. A moment that it names is by its own
   * clock, which its answer shows.
   *
   * @param now by our clock, for a server that does not show its own
   */
  public Option<Duration> retryAfter(Instant now) {
    return header("Retry-After")
        .flatMap(value -> seconds(value.strip()).orElse(() -> date(value.strip(), now)))
        .map(pause -> pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause)
        .map(pause -> pause.isNegative() ? Duration.ZERO : pause);
  }

  /** When the server says that it is, by its own clock; none of an answer that a cache had kept. */
  public Option<Instant> serverTime() {
    return header("Age").isDefined() ? Option.none() : header("Date").flatMap(Answer::moment);
  }

  private static Option<Duration> seconds(String value) {
    if (!value.matches("[0-9]+")) {
      return Option.none();
    }
    return Option.some(
        value.length() > 9 ? LONGEST_PAUSE : Duration.ofSeconds(Long.parseLong(value)));
  }

  private Option<Duration> date(String value, Instant now) {
    return moment(value).map(when -> Duration.between(serverTime().getOrElse(now), when));
  }

  private static Option<Instant> moment(String date) {
    try {
      return Option.some(
          ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Option.none();
    }
  }

  /** Without headers and body, which may hold anything. */
  @Override
  public String toString() {
    return "Answer[" + code + "]";
  }
}
