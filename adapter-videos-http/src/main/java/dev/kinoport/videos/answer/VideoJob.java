package dev.kinoport.videos.answer;

import dev.kinoport.http.ErrorText;
import dev.kinoport.http.WireJson;
import dev.kinoport.json.Json;
import dev.kinoport.provider.Charge;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderError;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A job as a server tells of it. OpenAI's description requires all of its members; servers leave
 * most of them out, so only the status is needed, and of a listed one its id.
 */
public final class VideoJob {
  /** Codes in words that mean the input; what else is wrong is the server's. */
  private static final Set<String> REFUSALS =
      Set.of(
          "bad_request",
          "content_policy_violation",
          "invalid_prompt",
          "invalid_request_error",
          "invalid_value",
          "moderation_blocked",
          "sentinel_block");

  /** Members that a list is searched by. */
  private static final List<String> TELLING =
      List.of("id", "prompt", "size", "seconds", "created_at");

  private static final int LONGEST_NUMBER = 100;

  private final Json.Members told;
  private final int httpCode;

  /**
   * Reads it.
   *
   * @param httpCode of the answer that told of it
   */
  VideoJob(Json.Members told, int httpCode) {
    this.told = told;
    this.httpCode = httpCode;
  }

  /** One of a list, of which there may be thousands: of it, what tells it from others. */
  public static VideoJob listed(Json.Members item) {
    Json.Members told = Json.object();
    for (String name : TELLING) {
      told =
          item.find(name).fold(Json::object, value -> Json.object().with(name, value)).with(told);
    }
    return new VideoJob(told, 200);
  }

  /** Its name, if it has one that can stand in an address. */
  public Option<String> id() {
    return WireJson.text(told, "id").map(String::strip).filter(Handle::isRequestId);
  }

  /** Whether it is told of as a job: an envelope of somebody on the way has a status, too. */
  public boolean isTold() {
    return WireJson.text(told, "id").exists(id -> !id.isBlank())
        || told.text("object").contains("video");
  }

  /** How far it is. */
  public JobStatus status() {
    return JobStatus.of(told.text("status").getOrElse(""));
  }

  /** What it shows, if it tells. */
  public Option<String> prompt() {
    return told.text("prompt");
  }

  /** Its size as {@code 1280x720}, if it tells. */
  public Option<String> size() {
    return told.text("size");
  }

  /** Its length, if it tells: a text here and a number there. */
  public Option<BigDecimal> seconds() {
    return WireJson.text(told, "seconds").flatMap(VideoJob::decimal);
  }

  /** When the server took it, by its own clock. */
  public Option<Instant> createdAt() {
    return moment("created_at");
  }

  /** Until when its clip is kept, by the server's clock, if there is an end. */
  public Option<Instant> expiresAt() {
    return moment("expires_at");
  }

  /** The type of its clip, if it tells. */
  public Option<String> mediaType() {
    return WireJson.mediaType(told, "media_type");
  }

  /** The seconds that the server worked on it: all that it bills. */
  public Charge charge() {
    Option<BigDecimal> worked =
        told.number("inference_time_s").filter(seconds -> seconds.signum() >= 0);
    return new Charge(worked, Option.none());
  }

  /** What it failed of. Its code is a text in OpenAI's description, a number on others. */
  public ProviderError verdict() {
    Json.Members error = told.object("error").getOrElse(Json.object());
    Option<String> said = WireJson.text(error, "code").map(ErrorText::excerpt);
    String code =
        said.filter(text -> !text.isEmpty())
            .getOrElse(() -> httpCode >= 400 ? "http_" + httpCode : "failed");
    String message =
        error
            .text("message")
            .orElse(() -> told.text("error"))
            .filter(text -> !text.isBlank())
            .map(ErrorText::excerpt)
            .getOrElse("the server says no more than that it failed");
    return ProviderError.of(kind(code), code, message);
  }

  private ProviderError.Kind kind(String code) {
    if (REFUSALS.contains(code)) {
      return ProviderError.Kind.REFUSED;
    }
    int number = code.matches("[1-5][0-9]{2}") ? Integer.parseInt(code) : httpCode;
    return switch (number) {
      case 401, 403 -> ProviderError.Kind.DENIED;
      case 429 -> ProviderError.Kind.THROTTLED;
      default ->
          number >= 400 && number < 500 ? ProviderError.Kind.REFUSED : ProviderError.Kind.FAULT;
    };
  }

  private Option<Instant> moment(String name) {
    return told.number(name).flatMap(WireJson::whole).flatMap(VideoJob::ofEpochSecond);
  }

  private static Option<Instant> ofEpochSecond(long seconds) {
    try {
      return Option.some(Instant.ofEpochSecond(seconds));
    } catch (DateTimeException e) {
      return Option.none();
    }
  }

  /** Of a length as it is written; digits cost by their square. */
  private static Option<BigDecimal> decimal(String text) {
    if (text.length() > LONGEST_NUMBER) {
      return Option.none();
    }
    try {
      return Option.some(new BigDecimal(text.strip()));
    } catch (NumberFormatException e) {
      return Option.none();
    }
  }
}
