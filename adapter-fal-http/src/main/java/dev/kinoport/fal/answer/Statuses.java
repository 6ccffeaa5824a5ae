package dev.kinoport.fal.answer;

import dev.kinoport.http.ErrorText;
import dev.kinoport.http.WireJson;
import dev.kinoport.json.Json;
import dev.kinoport.provider.LogLine;
import dev.kinoport.provider.ProviderStatus;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Stream;

/** Reads how far a request is. An odd place or line does not hide the status. */
public final class Statuses {
  /** Of a log: an answer of nothing else has a hundred thousand. */
  private static final int MOST_LINES = 10_000;

  private Statuses() {}

  /**
   * Reads a state.
   *
   * @param logs all lines so far
   * @return left: it is in no state that anybody knows
   */
  public static Either<String, ProviderStatus> of(Json.Members answer, List<LogLine> logs) {
    return switch (WireJson.text(answer, "status").getOrElse("none")) {
      case "IN_QUEUE" -> Either.right(new ProviderStatus.Queued(ahead(answer), logs));
      case "IN_PROGRESS" -> Either.right(new ProviderStatus.Running(logs));
      case "COMPLETED" -> Either.right(new ProviderStatus.Completed(logs));
      default ->
          Either.left(
              "no known status: "
                  + ErrorText.excerpt(WireJson.text(answer, "status").getOrElse("none")));
    };
  }

  /** Whether the queue itself says that the job is over and failed; of some it does not. */
  public static boolean isFailure(Json.Members answer) {
    boolean isNamed =
        Stream.of("error", "error_type")
            .anyMatch(name -> WireJson.text(answer, name).exists(text -> !text.isBlank()));
    return isNamed && WireJson.text(answer, "status").contains("COMPLETED");
  }

  /** The lines that a status brings. */
  public static List<LogLine> logs(Json.Members answer) {
    return answer.items("logs").getOrElse(List.of()).stream()
        .filter(Json.Members.class::isInstance)
        .limit(MOST_LINES)
        .map(line -> line((Json.Members) line))
        .toList();
  }

  private static LogLine line(Json.Members line) {
    return new LogLine(
        line.text("message").getOrElse("").strip().replaceAll("\\R", " "),
        instant(line.text("timestamp").getOrElse("")));
  }

  /** fal writes some times with a zone and some without; all are UTC. */
  public static Option<Instant> instant(String text) {
    try {
      return Option.some(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return withoutZone(text);
    }
  }

  private static Option<Instant> withoutZone(String text) {
    try {
      return Option.some(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      return Option.none();
    }
  }

  private static Option<Integer> ahead(Json.Members answer) {
    return answer
        .number("queue_position")
        .flatMap(WireJson::whole)
        .filter(ahead -> ahead <= Integer.MAX_VALUE)
        .map(Long::intValue);
  }
}
