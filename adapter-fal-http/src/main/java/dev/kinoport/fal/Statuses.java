package dev.kinoport.fal;

import dev.kinoport.backend.LogLine;
import dev.kinoport.backend.ProviderStatus;
import dev.kinoport.fal.wire.WireLog;
import dev.kinoport.fal.wire.WireStatus;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads how far a request is. */
final class Statuses {
  private Statuses() {}

  /**
   * Reads a state.
   *
   * @param logs all lines so far
   * @return left: it is in no state that anybody knows
   */
  static Either<String, ProviderStatus> of(WireStatus wire, List<LogLine> logs) {
    return switch (String.valueOf(wire.status())) {
      case "IN_QUEUE" -> Either.right(new ProviderStatus.Queued(ahead(wire), logs));
      case "IN_PROGRESS" -> Either.right(new ProviderStatus.Running(logs));
      case "COMPLETED" -> Either.right(new ProviderStatus.Completed(logs));
      default -> Either.left("no known status: " + Words.excerpt(String.valueOf(wire.status())));
    };
  }

  static List<LogLine> logs(WireStatus wire) {
    List<@Nullable WireLog> lines = wire.logs();
    return lines == null
        ? List.of()
        : lines.stream().filter(Objects::nonNull).map(Statuses::line).toList();
  }

  private static LogLine line(@Nullable WireLog wire) {
    String message = wire == null || wire.message() == null ? "" : wire.message();
    String timestamp = wire == null || wire.timestamp() == null ? "" : wire.timestamp();
    return new LogLine(message.strip().replaceAll("\\R", " "), instant(timestamp));
  }

  /** fal writes some times with a zone and some without; all are UTC. */
  static Option<Instant> instant(String text) {
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
    Integer position = wire.queue_position();
    return position == null || position < 0 ? Option.none() : Option.some(position);
  }
}
