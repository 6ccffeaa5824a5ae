package dev.kinoport.fal.answer;

import dev.kinoport.http.Answer;
import dev.kinoport.http.ErrorText;
import dev.kinoport.http.WireJson;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderError.Detail;
import dev.kinoport.provider.ProviderError.Kind;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads fal's errors: {@code detail} as text, as a list of faults by field, or absent. Codes that
 * nobody has documented yet survive as they came. What the request said is echoed by fal and
 * dropped here.
 */
public final class ProviderErrors {
  private static final int MOST_DETAILS = 100;
  private static final int MOST_ZEROS = 30;
  private static final String UNKNOWN = "unknown";
  private static final Set<String> NOT_IN_TIME = Set.of("request_timeout", "startup_timeout");

  /** Faults of the moment; fal says of none of the others that another try may help. */
  private static final Set<String> PASSING =
      Set.of(
          "internal_server_error",
          "generation_timeout",
          "downstream_service_error",
          "downstream_service_unavailable",
          "request_timeout",
          "startup_timeout",
          "runner_scheduling_failure",
          "runner_connection_timeout",
          "runner_disconnected",
          "runner_connection_refused",
          "runner_connection_error",
          "runner_incomplete_response",
          "runner_server_error",
          "internal_error",
          "concurrent_requests_limit");

  private ProviderErrors() {}

  /** The error that an answer with an error's code tells. */
  public static ProviderError of(Answer answer) {
    Json.Members body = WireJson.object(answer.body());
    List<Detail> details = details(body);
    Option<String> code =
        text(body, "error_type")
            .orElse(() -> answer.header("X-Fal-Error-Type"))
            .orElse(() -> text(body, "type"))
            .map(ErrorText::excerpt);
    String type =
        code.getOrElse(
            () -> details.isEmpty() ? "http_" + answer.code() : details.getFirst().type());
    Kind kind = kind(answer, type);
    return new ProviderError(
        kind,
        type,
        words(body, details).getOrElse(() -> "fal answered " + answer.code()),
        details,
        isRetryable(answer, kind, type));
  }

  /** The error of a paid request to what is not there. */
  public static ProviderError notSold(Answer answer) {
    ProviderError error = of(answer);
    return new ProviderError(
        Kind.NOT_SOLD, error.type(), error.message(), error.details(), error.retryable());
  }

  /**
   * Whether an error is the job's own: fal names it or bills it, or the model lists what is wrong.
   * What was asked too soon, too often or of nobody is about the question, unless it is billed.
   */
  static boolean isVerdict(Answer answer) {
    if (BilledUnits.of(answer).isDefined()) {
      return true;
    }
    return switch (answer.code()) {
      case 404, 408, 410, 421, 425 -> false;
      default -> {
        Json.Members body = WireJson.object(answer.body());
        yield text(body, "error_type").isDefined()
            || answer.header("X-Fal-Error-Type").exists(type -> !type.isBlank())
            || details(body).stream().anyMatch(ProviderErrors::saysSomething);
      }
    };
  }

  private static boolean saysSomething(Detail detail) {
    return !detail.type().equals(UNKNOWN) || !detail.message().isBlank();
  }

  /**
   * Whether an error may be the job's own, as far as one can tell: models write whatever they like,
   * and somebody on the way to them may write the same.
   */
  static boolean mayBeVerdict(Answer answer) {
    if (answer.header("Retry-After").isDefined()) {
      return false;
    }
    Json.Members body = WireJson.object(answer.body());
    return switch (answer.code()) {
      case 422 -> !body.byName().isEmpty();
      case 400 -> body.byName().containsKey("detail");
      case 499 -> body.byName().containsKey("detail") || answer.body().isBlank();
      // What the queue and those before it say of themselves.
      case 401, 402, 403, 404, 405, 407, 408, 410, 421, 425, 429, 502, 503, 504 -> false;
      // A model may use any other code, and then speaks itself.
      default ->
          answer.code() >= 400
              && body.text("detail").isDefined()
              && answer.header("x-fal-request-id").isDefined();
    };
  }

  private static Kind kind(Answer answer, String type) {
    boolean byCaller = answer.header("X-Fal-Request-Timeout-Type").contains("user");
    if (byCaller || NOT_IN_TIME.contains(type)) {
      return Kind.NOT_STARTED_IN_TIME;
    }
    // One page files it under 400, a newer one under 500.
    if (type.equals("downstream_service_error")) {
      return Kind.FAULT;
    }
    return switch (answer.code()) {
      case 401, 402, 403, 407 -> Kind.DENIED;
      case 429 -> Kind.THROTTLED;
      default -> answer.code() >= 400 && answer.code() < 500 ? Kind.REFUSED : Kind.FAULT;
    };
  }

  private static boolean isRetryable(Answer answer, Kind kind, String type) {
    if (kind == Kind.REFUSED || kind == Kind.DENIED) {
      return said(answer).getOrElse(false);
    }
    return said(answer).getOrElse(() -> kind == Kind.THROTTLED || PASSING.contains(type));
  }

  private static Option<Boolean> said(Answer answer) {
    return answer
        .header("X-Fal-Needs-Retry")
        .orElse(() -> answer.header("X-Fal-Retryable"))
        .map(String::strip)
        .map(value -> value.equals("1") || value.equalsIgnoreCase("true"));
  }

  /** What fal said in words, if it did. */
  static Option<String> words(Answer answer) {
    Json.Members body = WireJson.object(answer.body());
    return words(body, details(body));
  }

  private static Option<String> words(Json.Members body, List<Detail> details) {
    if (!details.isEmpty()) {
      return Option.of(
          ErrorText.excerpt(
              details.stream()
                  .map(ProviderErrors::told)
                  .distinct()
                  .collect(Collectors.joining("; "))));
    }
    return text(body, "detail")
        .orElse(() -> text(body, "error"))
        .orElse(() -> body.object("error").flatMap(error -> text(error, "message")))
        .orElse(() -> text(body, "message"))
        .map(ErrorText::excerpt);
  }

  /** The fault with the name of its field in front, without which nobody knows what to change. */
  private static String told(Detail detail) {
    String field = detail.field().replaceFirst("^body(\\.|$)", "");
    String fault = detail.message().isBlank() ? detail.type() : detail.message();
    return field.isEmpty() ? fault : field + ": " + fault;
  }

  private static List<Detail> details(Json.Members body) {
    return body.items("detail").getOrElse(List.of()).stream()
        .filter(Json.Members.class::isInstance)
        .limit(MOST_DETAILS)
        .map(item -> detail((Json.Members) item))
        .toList();
  }

  private static Detail detail(Json.Members item) {
    return new Detail(
        ErrorText.excerpt(path(item)),
        ErrorText.excerpt(text(item, "type").getOrElse(UNKNOWN)),
        ErrorText.excerpt(text(item, "msg").getOrElse("")),
        context(item));
  }

  private static String path(Json.Members item) {
    return item.items("loc").getOrElse(List.of()).stream()
        .map(ProviderErrors::shown)
        .collect(Collectors.joining("."));
  }

  private static List<String> context(Json.Members item) {
    return item.object("ctx").getOrElse(Json.object()).byName().entrySet().stream()
        .limit(MOST_DETAILS)
        .map(limit -> ErrorText.excerpt(limit.getKey() + "=" + shown(limit.getValue())))
        .toList();
  }

  private static String shown(Json value) {
    return switch (value) {
      case Json.Text(String text) -> text;
      case Json.Num(BigDecimal number) -> shown(number.stripTrailingZeros());
      case Json.Items list ->
          list.inOrder().stream().map(ProviderErrors::shown).collect(Collectors.joining(","));
      case Json.Flag(boolean on) -> String.valueOf(on);
      case Json.Nothing nothing -> "null";
      case Json.Members object -> JsonText.write(object);
    };
  }

  private static String shown(BigDecimal number) {
    return Math.abs((long) number.scale()) > MOST_ZEROS
        ? number.toString()
        : number.toPlainString();
  }

  private static Option<String> text(Json.Members object, String name) {
    return object.text(name).filter(text -> !text.isBlank());
  }
}
