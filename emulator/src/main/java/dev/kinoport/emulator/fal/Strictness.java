package dev.kinoport.emulator.fal;

import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.json.Json;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.Set;
import java.util.stream.Stream;

/** Notices in a submit what real fal would silently ignore. */
public final class Strictness {
  private static final Set<String> KNOWN_HEADERS =
      Set.of(
          "x-fal-request-start-timeout",
          "x-fal-request-timeout",
          "x-fal-queue-priority",
          "x-fal-runner-hint",
          "x-fal-no-retry",
          "x-fal-retry-config",
          "x-fal-store-io",
          "x-fal-object-lifecycle-preference",
          "x-fal-object-lifecycle",
          "x-fal-tags",
          "x-fal-target-url",
          "x-fal-client-proxy",
          "x-fal-cdn-token",
          "x-app-fal-disable-fallback",
          "x-fal-disable-fallbacks",
          "x-app-fal-can-disable-filter");
  private static final Set<String> KNOWN_PARAMETERS = Set.of("fal_webhook", "fal_max_queue_length");

  private static final BigDecimal LEAST_TIMEOUT = new BigDecimal("0.1");

  /** Some thirty years. */
  private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(1_000_000_000);

  private Strictness() {}

  /** What is wrong with a submit in itself; none if it is in order. */
  public static Option<Reply> complaint(Call call) {
    Stream<Option<Reply>> complaints =
        Stream.of(
            unknownHeader(call),
            unknownParameter(call, KNOWN_PARAMETERS),
            contentType(call),
            HeaderValues.complaint(call),
            badWebhook(call),
            badQueueLength(call));
    return Option.ofOptional(complaints.filter(Option::isDefined).findFirst())
        .flatMap(complaint -> complaint);
  }

  private static Option<Reply> unknownHeader(Call call) {
    if (call.header("idempotency-key").isDefined()) {
      return complaint(
          "header.Idempotency-Key", "real fal ignores it here: a second submit is a second clip");
    }
    return first(
            call.headers().keySet().stream()
                .filter(name -> name.startsWith("x-fal-") || name.startsWith("x-app-fal-"))
                .filter(name -> !KNOWN_HEADERS.contains(name)))
        .flatMap(name -> complaint("header." + name, "real fal knows no such header, ignores it"));
  }

  /** Of the first parameter that is not among those known. */
  public static Option<Reply> unknownParameter(Call call, Set<String> known) {
    return first(call.query().keySet().stream().filter(name -> !known.contains(name)))
        .flatMap(name ->
            complaint("query." + name, "real fal knows no such parameter, and would ignore it"));
  }

  private static Option<Reply> contentType(Call call) {
    String type = call.header("content-type").getOrElse("");
    String media = type.split(";", 2)[0].strip();
    return media.equalsIgnoreCase("application/json")
        ? Option.none()
        : complaint("header.Content-Type", "a submit is application/json, not \"" + type + "\"");
  }

  private static Option<Reply> badWebhook(Call call) {
    return call.parameter("fal_webhook")
        .filter(text -> !text.matches("https?://[^/?#\\s]+.*"))
        .flatMap(
            text -> complaint("query.fal_webhook", "a webhook is an absolute http(s) address"));
  }

  private static Option<Reply> badQueueLength(Call call) {
    return call.parameter("fal_max_queue_length")
        .filter(text -> count(text).isEmpty())
        .flatMap(text ->
            complaint("query.fal_max_queue_length", "the length is a whole number from 0 on"));
  }

  /** What real fal refuses, too. */
  public static Option<Reply> badTimeout(Call call) {
    return timeout(call)
        .filter(text -> seconds(text).filter(it -> it.compareTo(LEAST_TIMEOUT) > 0).isEmpty())
        .map(text -> Reply.json(400, badRequest(text)).with("X-Fal-Error-Type", "bad_request"));
  }

  /** How long the start may take, as its sender wrote it. */
  public static Option<String> timeout(Call call) {
    return call.header("x-fal-request-start-timeout")
        .orElse(() -> call.header("x-fal-request-timeout"));
  }

  /** A span over 0 in seconds, if it is one. */
  public static Option<BigDecimal> seconds(String text) {
    try {
      BigDecimal seconds = new BigDecimal(text.strip());
      boolean isSpan = seconds.signum() > 0 && seconds.compareTo(MOST_SECONDS) <= 0;
      return isSpan ? Option.some(seconds) : Option.none();
    } catch (NumberFormatException e) {
      return Option.none();
    }
  }

  /** A whole number from 0 on. */
  public static Option<Integer> count(String text) {
    return text.matches("[0-9]{1,9}") ? Option.some(Integer.parseInt(text)) : Option.none();
  }

  private static Json badRequest(String text) {
    return Json.object()
        .with("detail", "the start timeout must be seconds over 0.1, not " + text)
        .with("error_type", "bad_request");
  }

  private static Option<String> first(Stream<String> names) {
    return Option.ofOptional(names.findFirst());
  }

  /** About a part of a call. */
  public static Option<Reply> complaint(String field, String text) {
    return Option.some(Reply.strict(400, field, text));
  }
}
