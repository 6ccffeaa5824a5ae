package dev.kinoport.cli.journal;

import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.option.AnswerOptions;
import dev.kinoport.cli.option.GenerationParameter;
import dev.kinoport.cli.option.MovedEmulatorOption;
import dev.kinoport.cli.option.StateOptions;
import dev.kinoport.cli.option.converter.DurationConverter;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kinoport retry}: looks at what waits now, rather than at its next turn. */
@Command(
    name = "retry",
    sortOptions = false,
    sortSynopsis = false,
    description = {
      "Look at a generation now, after what kept it waiting is mended.",
      "Nothing is bought twice: what was sent is not sent again, what is paid is fetched."
    })
public final class RetryCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Mixin private GenerationParameter generation = new GenerationParameter();

  @picocli.CommandLine.Option(
      names = "--wait",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Wait no longer than 500ms, 90s, 10m, 1h30m; by default to the end")
  private @Nullable Duration wait;

  @Mixin private MovedEmulatorOption emulator = new MovedEmulatorOption();

  @Mixin private StateOptions state = new StateOptions();

  @Mixin private AnswerOptions answer = new AnswerOptions();

  public RetryCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    return new OneGeneration(invocation, state, emulator.address(), answer)
        .run(
            generation.id(),
            Option.of(wait),
            at -> Either.right(LookNow::at),
            OneGeneration.NOT_CANCELLED,
            Map.of());
  }
}
