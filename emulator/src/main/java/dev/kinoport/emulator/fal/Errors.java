package dev.kinoport.emulator.fal;

import dev.kinoport.emulator.http.Reply;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.FakeError;
import dev.kinoport.json.Json;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderFailure;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Errors as the wire has them: a model's, the platform's, and those of key and account. */
public final class Errors {
  private static final Set<FakeError> OF_THE_PLATFORM =
      EnumSet.range(FakeError.REQUEST_TIMEOUT, FakeError.CONCURRENT_REQUESTS_LIMIT);
  private static final String PAGE = "https://docs.fal.ai/errors#";

  private final Readings readings;

  public Errors(Readings readings) {
    this.readings = readings;
  }

  /** Whether the platform says it, in words and a code, and not the model. */
  public static boolean isOfThePlatform(ProviderError error) {
    return OF_THE_PLATFORM.stream().anyMatch(known -> known.type().equals(error.type()));
  }

  /** What fal answers for an error of the provider. */
  public Reply.Whole reply(ProviderError error) {
    if (error.kind() == ProviderError.Kind.DENIED) {
      return Reply.detail(status(error), error.message());
    }
    if (isOfThePlatform(error)) {
      return platform(status(error), error.type(), error.message(), error.retryable());
    }
    return marked(Reply.json(status(error), body(error)), error.retryable());
  }

  /** An error of the platform, which says whether to try again. */
  public Reply.Whole platform(int status, String type, String text, boolean retryable) {
    boolean isPlain = status == 429 && readings.has(Reading.THROTTLED_SAYS_TYPE);
    Json body = Json.object().with("detail", text).with(isPlain ? "type" : "error_type", type);
    return marked(Reply.json(status, body).with("X-Fal-Error-Type", type), retryable);
  }

  private Reply.Whole marked(Reply.Whole reply, boolean retryable) {
    return readings.has(Reading.RETRYABLE_HEADER)
        ? reply.with("X-Fal-Retryable", retryable ? "true" : "false")
        : reply.with("X-Fal-Needs-Retry", retryable ? "1" : "0");
  }

  private static Json body(ProviderError error) {
    List<Json> items =
        error.details().isEmpty()
            ? List.of(item(List.of("body"), error.message(), error.type()))
            : error.details().stream().map(Errors::item).toList();
    return Json.object().with("detail", new Json.Items(items));
  }

  private static Json item(ProviderError.Detail detail) {
    Json.Members item =
        item(List.of(detail.field().split("\\.", -1)), detail.message(), detail.type());
    if (detail.context().isEmpty()) {
      return item;
    }
    Json.Members context = Json.object();
    for (String entry : detail.context()) {
      int equals = Math.max(entry.indexOf('='), 0);
      context = context.with(entry.substring(0, equals), entry.substring(equals + 1));
    }
    return item.with("ctx", context);
  }

  /** What is wrong with one field of the input. */
  public static Json.Members item(List<String> field, String message, String type) {
    return Json.object()
        .with("loc", Json.Items.ofTexts(field))
        .with("msg", message)
        .with("type", type)
        .with("url", PAGE + type);
  }

  private int status(ProviderError error) {
    if (error.type().equals(FakeError.DOWNSTREAM_SERVICE_ERROR.type())
        && readings.has(Reading.DOWNSTREAM_ERROR_IS_400)) {
      return 400;
    }
    Stream<FakeError> known =
        Arrays.stream(FakeError.values()).filter(it -> it.error().type().equals(error.type()));
    return known.findFirst().map(FakeError::status).orElseGet(() -> status(error.kind()));
  }

  private static int status(ProviderError.Kind kind) {
    return switch (kind) {
      case REFUSED -> 422;
      case DENIED -> 403;
      case NOT_SOLD -> 404;
      case THROTTLED -> 429;
      case NOT_STARTED_IN_TIME -> 504;
      case FAULT -> 500;
    };
  }

  /** A question that goes unanswered. */
  public Reply.Whole reply(ProviderFailure failure) {
    return switch (failure) {
      case ProviderFailure.Throttled throttled ->
          reply(FakeError.CONCURRENT_REQUESTS_LIMIT.error())
              .with("Retry-After", Long.toString(throttled.retryAfter().toSeconds()));
      case ProviderFailure.NotFound unknown ->
          readings.has(Reading.FORGOTTEN_IS_GONE)
              ? Reply.detail(410, "Request expired")
              : Reply.notFound(readings);
      case ProviderFailure.Denied denied -> Reply.detail(403, denied.reason());
      case ProviderFailure.ServerFault fault -> Reply.detail(503, fault.reason());
      case ProviderFailure.Unreachable unreachable -> Reply.detail(503, unreachable.reason());
      case ProviderFailure.Unreadable unreadable -> Reply.detail(502, unreadable.reason());
      case ProviderFailure.Rejected rejected -> Reply.detail(400, rejected.reason());
      case ProviderFailure.BadInput bad -> Reply.detail(400, bad.reason());
    };
  }
}
