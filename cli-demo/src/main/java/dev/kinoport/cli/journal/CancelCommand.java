package dev.kinoport.cli.journal;

import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.option.AnswerOptions;
import dev.kinoport.cli.option.GenerationParameter;
import dev.kinoport.cli.option.MovedEmulatorOption;
import dev.kinoport.cli.option.StateOptions;
import dev.kinoport.cli.option.converter.DurationConverter;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.FailureKind;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kinoport cancel}: asks the provider to stop. */
@Command(
    name = "cancel",
    sortOptions = false,
    sortSynopsis = false,
    description =
        "Ask that a generation be stopped, and wait for what comes of it. If the clip is made all"
            + " the same, it is kept: it is paid for.")
public final class CancelCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Mixin private GenerationParameter generation = new GenerationParameter();

  @picocli.CommandLine.Option(
      names = "--wait",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Wait no longer than 500ms, 90s, 10m, 1h30m; by default 1m")
  private Duration wait = Duration.ofMinutes(1);

  @Mixin private MovedEmulatorOption emulator = new MovedEmulatorOption();

  @Mixin private StateOptions state = new StateOptions();

  @Mixin private AnswerOptions answer = new AnswerOptions();

  public CancelCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    return new OneGeneration(invocation, state, emulator.address(), answer)
        .run(
            generation.id(),
            Option.some(wait),
            at ->
                Either.right((session, ids) ->
                    session.kinoport().cancel(at.order().id()).mapLeft(CommandFailure::of)),
            "that it shall be cancelled is written down",
            Map.of(FailureKind.CANCELLED, "cancelled"));
  }
}
