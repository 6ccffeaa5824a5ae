package dev.kinoport.fake.server;

import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.Set;
import java.util.stream.Stream;

/** Notices in a submit what real fal would silently ignore. */
final class Strictness {
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

  private Strictness() {}

  static Option<Reply> complaint(Call call) {
    Stream<Option<Reply>> complaints =
        Stream.of(unknownHeader(call), unknownParameter(call), contentType(call), badTimeout(call));
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

  private static Option<Reply> unknownParameter(Call call) {
    return first(call.query().keySet().stream().filter(name -> !KNOWN_PARAMETERS.contains(name)))
        .flatMap(name ->
            complaint("query." + name, "real fal knows no such parameter, and would ignore it"));
  }

  private static Option<Reply> contentType(Call call) {
    String type = call.header("content-type").getOrElse("");
    return type.startsWith("application/json")
        ? Option.none()
        : complaint("header.Content-Type", "a submit is application/json, not \"" + type + "\"");
  }

  private static Option<Reply> badTimeout(Call call) {
    return timeout(call)
        .filter(text -> seconds(text).isEmpty())
        .map(text -> Reply.json(400, badRequest(text)));
  }

  static Option<String> timeout(Call call) {
    return call.header("x-fal-request-start-timeout")
        .orElse(() -> call.header("x-fal-request-timeout"));
  }

  static Option<BigDecimal> seconds(String text) {
    try {
      BigDecimal seconds = new BigDecimal(text.strip());
      return seconds.signum() > 0 ? Option.some(seconds) : Option.none();
    } catch (NumberFormatException e) {
      return Option.none();
    }
  }

  private static Json badRequest(String text) {
    return Json.object()
        .with("detail", "the start timeout must be seconds over 0.1, not " + text)
        .with("error_type", "bad_request");
  }

  private static Option<String> first(Stream<String> names) {
    return Option.ofOptional(names.findFirst());
  }

  private static Option<Reply> complaint(String field, String text) {
    return Option.some(Reply.strict(400, field, text));
  }
}
