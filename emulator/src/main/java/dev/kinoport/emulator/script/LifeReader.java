package dev.kinoport.emulator.script;

import dev.kinoport.fake.FakeError;
import dev.kinoport.fake.Life;
import dev.kinoport.input.Violation;
import dev.kinoport.input.Violations;
import dev.kinoport.json.Json;
import dev.kinoport.provider.ProviderError;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a life out of a script file. */
final class LifeReader {
  /** Each that leaves is an event for everybody who listens. */
  private static final int MOST_AHEAD = 10_000;

  /** Many times what there is to go wrong; all are looked at with each call. */
  private static final int MOST_FAULTS = 1_000;

  /** Each is an event for everybody who listens, and all before it are looked at with each. */
  private static final int MOST_LINES = 1_000;

  private LifeReader() {}

  /**
   * Reads one.
   *
   * @param usual what an object leaves out is as here
   */
  static Life read(String path, Json value, Life usual, Violations faults) {
    if (value instanceof Json.Text text) {
      return named(path, text.text(), usual, faults);
    }
    return life(ScriptObject.of(path, value, faults), usual);
  }

  private static Life named(String path, String name, Life usual, Violations faults) {
    return switch (name) {
      case "usual" -> usual;
      case "realistic" -> Life.realistic();
      case "instant" -> Life.instant();
      default -> {
        faults.add(
            new Violation(
                path, name, "must be \"usual\", \"realistic\", \"instant\" or an object"));
        yield usual;
      }
    };
  }

  private static Life life(ScriptObject from, Life usual) {
    Life life = withFaults(failing(withLogs(lasting(from, usual), from), from), from);
    from.nothingElse();
    return life;
  }

  private static Life lasting(ScriptObject from, Life usual) {
    Duration queued = from.seconds("queued_s", usual.queued());
    Duration running = from.seconds("running_s", usual.running());
    int ahead = from.count("ahead", queued.isZero() ? 0 : Math.max(1, usual.ahead()), MOST_AHEAD);
    return queued.equals(usual.queued()) && running.equals(usual.running())
        ? usual.ahead(ahead)
        : Life.lasting(queued, running).ahead(ahead);
  }

  private static Life withLogs(Life life, ScriptObject from) {
    List<Life.Line> lines =
        from.entries("logs", MOST_LINES).stream().map(LifeReader::line).toList();
    return from.find("logs").isEmpty()
        ? life
        : new Life(
            life.queued(),
            life.ahead(),
            life.running(),
            lines,
            life.failure(),
            life.failureIsBilled(),
            life.faults());
  }

  private static Life.Line line(ScriptObject from) {
    Duration after = from.seconds("after_s", Duration.ZERO);
    String message = from.text("message").getOrElse("");
    from.nothingElse();
    return new Life.Line(after, message);
  }

  private static Life failing(Life life, ScriptObject from) {
    boolean isBilled = from.flag("billed");
    return error(from, "fails_with")
        .map(error -> isBilled ? life.failingBilled(error) : life.failing(error))
        .getOrElse(life);
  }

  /** The error that a member names, if it is there and names one. */
  static Option<ProviderError> error(ScriptObject from, String name) {
    Option<String> type = from.text(name);
    Option<ProviderError> error =
        type.flatMap(wanted ->
            Option.ofOptional(
                Arrays.stream(FakeError.values())
                    .filter(it -> it.type().equals(wanted))
                    .findFirst()
                    .map(FakeError::error)));
    if (error.isEmpty()) {
      type.peek(wanted ->
          from.fault(
              name,
              "there is no error \"%s\" in the provider's documentation%s"
                  .formatted(wanted, ScriptObject.meant(wanted, errors()))));
    }
    return error;
  }

  private static Set<String> errors() {
    return Arrays.stream(FakeError.values()).map(FakeError::type).collect(Collectors.toSet());
  }

  private static Life withFaults(Life life, ScriptObject from) {
    Life faulty = life;
    for (ScriptObject fault : from.entries("faults", MOST_FAULTS)) {
      Life before = faulty;
      faulty = FaultReader.read(fault).map(it -> before.with(it)).getOrElse(before);
    }
    return faulty;
  }
}
