package dev.kinoport.fake.server;

import dev.kinoport.backend.ProviderError;
import dev.kinoport.fake.FakeError;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Reads a life out of a script file. */
final class LifeReader {
  private static final List<String> FIELDS =
      List.of("queued_s", "ahead", "running_s", "logs", "fails_with", "billed", "faults");

  private LifeReader() {}

  static Either<String, Life> read(Json value) {
    if (value instanceof Json.Text text) {
      return switch (text.text()) {
        case "realistic" -> Either.right(Life.realistic());
        case "instant" -> Either.right(Life.instant());
        default -> Either.left("a life is \"realistic\", \"instant\" or an object");
      };
    }
    return Fields.of("a life", value, FIELDS).flatMap(LifeReader::life);
  }

  private static Either<String, Life> life(Json.Members from) {
    Life usual = Life.realistic();
    return Fields.seconds(from, "queued_s", usual.queued())
        .flatMap(queued ->
            Fields.seconds(from, "running_s", usual.running())
                .flatMap(running -> lasting(from, queued, running)))
        .flatMap(life -> items(from, "logs").flatMap(lines -> withLogs(life, from, lines)))
        .flatMap(life -> failing(life, from))
        .flatMap(life -> items(from, "faults").flatMap(faults -> withFaults(life, faults)));
  }

  private static Either<String, Life> lasting(
      Json.Members from, Duration queued, Duration running) {
    if (queued.isNegative() || running.isNegative()) {
      return Either.left("a life has no negative spans");
    }
    int usual = queued.isZero() ? 0 : Life.realistic().ahead();
    return Fields.count(from, "ahead", usual)
        .map(ahead -> Life.lasting(queued, running).ahead(ahead));
  }

  private static Either<String, List<Json>> items(Json.Members from, String name) {
    return from.find(name)
        .fold(
            () -> Either.right(List.of()),
            value ->
                value instanceof Json.Items items
                    ? Either.right(items.inOrder())
                    : Either.left("\"" + name + "\" must be a list"));
  }

  private static Either<String, Life> withLogs(Life life, Json.Members from, List<Json> lines) {
    Life silent =
        from.find("logs").isEmpty()
            ? life
            : new Life(
                life.queued(),
                life.ahead(),
                life.running(),
                List.of(),
                life.failure(),
                life.failureIsBilled(),
                life.faults());
    Either<String, Life> logging = Either.right(silent);
    for (Json line : lines) {
      logging = logging.flatMap(it -> withLog(it, line));
    }
    return logging;
  }

  private static Either<String, Life> withLog(Life life, Json line) {
    return Fields.of("a log line", line, List.of("after_s", "message"))
        .flatMap(fields ->
            Fields.seconds(fields, "after_s", Duration.ZERO)
                .map(after -> life.log(after, fields.text("message").getOrElse(""))));
  }

  private static Either<String, Life> failing(Life life, Json.Members from) {
    boolean isBilled = from.find("billed").contains(new Json.Flag(true));
    return from.text("fails_with")
        .fold(
            () -> Either.right(life),
            type ->
                error(type)
                    .map(error -> isBilled ? life.failingBilled(error) : life.failing(error)));
  }

  static Either<String, ProviderError> error(String type) {
    return Option.ofOptional(
            Arrays.stream(FakeError.values()).filter(it -> it.type().equals(type)).findFirst())
        .map(FakeError::error)
        .toEither(() -> "there is no error \"" + type + "\" in the provider's documentation");
  }

  private static Either<String, Life> withFaults(Life life, List<Json> faults) {
    Either<String, Life> faulty = Either.right(life);
    for (Json fault : faults) {
      faulty = faulty.flatMap(it -> FaultReader.read(fault).map((Fault found) -> it.with(found)));
    }
    return faulty;
  }
}
