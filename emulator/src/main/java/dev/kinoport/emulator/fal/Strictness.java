package dev.kinoport.emulator.fal;

import dev.kinoport.emulator.callback.WebhookTarget;
import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Ignored;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.json.Json;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Notices what real fal would silently ignore: an error at once, or a warning. */
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

  /** As it is written; digits cost by their square. */
  private static final int LONGEST_NUMBER = 100;

  /** Some thirty years. */
  private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(1_000_000_000);

  private Strictness() {}

  /**
   * What a strict server answers to a call that is partly ignored; none, and warnings, at any
   * other.
   */
  public static Option<Reply> refusal(Readings readings, Call call, List<Ignored> ignored) {
    if (readings.isStrict() && !ignored.isEmpty()) {
      return Option.some(Reply.strict(ignored));
    }
    ignored.forEach(call.warnings()::add);
    return Option.none();
  }

  /** What is ignored of a submit, apart from its input. */
  public static List<Ignored> ignored(Call call) {
    return Stream.of(
            unknownHeaders(call),
            unknownParameters(call, KNOWN_PARAMETERS).stream(),
            contentType(call),
            HeaderValues.ignored(call),
            oddWebhook(call),
            badQueueLength(call))
        .flatMap(all -> all)
        .toList();
  }

  private static Stream<Ignored> unknownHeaders(Call call) {
    return call.headers().keySet().stream()
        .sorted()
        .flatMap(name ->
            name.equals("idempotency-key")
                ? Stream.of(ignored("header." + name, "a second submit is a second clip"))
                : isOfThePlatform(name) && !KNOWN_HEADERS.contains(name)
                    ? Stream.of(ignored("header." + name, "it knows no such header"))
                    : Stream.empty());
  }

  private static boolean isOfThePlatform(String name) {
    return name.startsWith("x-fal-") || name.startsWith("x-app-fal-");
  }

  /** The parameters that are not among those known. */
  public static List<Ignored> unknownParameters(Call call, Set<String> known) {
    return call.query().keySet().stream()
        .filter(name -> !known.contains(name))
        .sorted()
        .map(name -> ignored("query." + name, "it knows no such parameter"))
        .toList();
  }

  private static Stream<Ignored> contentType(Call call) {
    String type = call.header("content-type").getOrElse("");
    String media = type.split(";", 2)[0].strip();
    return media.equalsIgnoreCase("application/json")
        ? Stream.empty()
        : Stream.of(
            new Ignored(
                "header.content-type", "a submit is application/json, not \"" + type + "\""));
  }

  private static Stream<Ignored> oddWebhook(Call call) {
    return call.parameter("fal_webhook")
        .flatMap(text ->
            WebhookTarget.of(text)
                .fold(
                    () ->
                        Option.some(
                            new Ignored(
                                "query.fal_webhook",
                                "a webhook is an absolute http(s) address; nobody is called")),
                    address ->
                        Option.when(
                            address.isMended(),
                            () ->
                                new Ignored(
                                    "query.fal_webhook",
                                    "not all of it may stand in an address; called is "
                                        + address.uri()))))
        .toJavaStream();
  }

  /** A webhook that a page of somebody else's names. */
  public static Option<Reply> strangersWebhook(Call call) {
    return Option.when(
        call.parameter("fal_webhook").isDefined() && call.isOfForeignPage(),
        () -> Reply.detail(403, WebhookTarget.NOT_FOR_FOREIGN_PAGES));
  }

  /** A webhook that the real fal would call, and the fake does not. */
  public static Option<Ignored> farWebhook(Call call) {
    return call.parameter("fal_webhook")
        .flatMap(WebhookTarget::of)
        .flatMap(WebhookTarget::unheard)
        .map(why -> new Ignored("query.fal_webhook", why));
  }

  private static Stream<Ignored> badQueueLength(Call call) {
    return call.parameter("fal_max_queue_length")
        .filter(text -> count(text).isEmpty())
        .map(
            text -> ignored("query.fal_max_queue_length", "the length is a whole number from 0 on"))
        .toJavaStream();
  }

  /** About a part of a call. */
  public static Ignored ignored(String field, String text) {
    return new Ignored(field, "real fal ignores it: " + text);
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
    if (text.length() > LONGEST_NUMBER) {
      return Option.none();
    }
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
}
