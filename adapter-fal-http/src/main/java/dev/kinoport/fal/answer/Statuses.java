package dev.kinoport.fal.answer;

import dev.kinoport.fal.http.Words;
import dev.kinoport.fal.wire.WireStatus;
import dev.kinoport.provider.LogLine;
import dev.kinoport.provider.ProviderStatus;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

/** Reads how far a request is. An odd place or line does not hide the status. */
public final class Statuses {
  private Statuses() {}

  /**
   * Reads a state.
   *
   * @param logs all lines so far
   * @return left: it is in no state that anybody knows
   */
  public static Either<String, ProviderStatus> of(WireStatus wire, List<LogLine> logs) {
    return switch (String.valueOf(wire.status())) {
      case "IN_QUEUE" -> Either.right(new ProviderStatus.Queued(ahead(wire), logs));
      case "IN_PROGRESS" -> Either.right(new ProviderStatus.Running(logs));
      case "COMPLETED" -> Either.right(new ProviderStatus.Completed(logs));
      default -> Either.left("no known status: " + Words.excerpt(String.valueOf(wire.status())));
    };
  }

  /** The lines that a status brings. */
  public static List<LogLine> logs(WireStatus wire) {
    return wire.logs() instanceof List<?> lines
        ? lines.stream().filter(Map.class::isInstance).map(line -> line((Map<?, ?>) line)).toList()
        : List.of();
  }

  private static LogLine line(Map<?, ?> wire) {
    String message = wire.get("message") instanceof String text ? text : "";
    String timestamp = wire.get("timestamp") instanceof String text ? text : "";
    return new LogLine(message.strip().replaceAll("\\R", " "), instant(timestamp));
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

  private static Option<Integer> ahead(WireStatus wire) {
    return wire.queue_position() instanceof BigDecimal position
        ? FalJson.whole(position).filter(ahead -> ahead <= Integer.MAX_VALUE).map(Long::intValue)
        : Option.none();
  }
}
