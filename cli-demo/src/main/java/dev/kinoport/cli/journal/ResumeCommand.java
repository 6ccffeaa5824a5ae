package dev.kinoport.cli.journal;

import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.option.AnswerOptions;
import dev.kinoport.cli.option.ClipHostOptions;
import dev.kinoport.cli.option.MovedEmulatorOption;
import dev.kinoport.cli.option.StateOptions;
import dev.kinoport.cli.option.converter.DurationConverter;
import dev.kinoport.cli.option.converter.IdConverter;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.provider.AllowedClipHosts;
import dev.kinoport.cli.provider.ProviderSessions;
import dev.kinoport.fault.Printable;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kinoport resume}: goes on with what an earlier process left. */
@Command(
    name = "resume",
    sortOptions = false,
    sortSynopsis = false,
    description =
        "Go on with what was interrupted or killed: nothing is bought twice, and each clip is put"
            + " where it was meant to be.",
    footer = {
      "",
      "Examples:",
      "  kinoport resume",
      "  kinoport resume 01K3ZC7JTEX7Q3QWQG0ZCRXAK0 --wait 5m"
    })
public final class ResumeCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(
      arity = "0..*",
      paramLabel = "ID",
      converter = IdConverter.class,
      description = "Only these; by default everything that has not ended")
  private List<GenerationId> ids = new ArrayList<>();

  @picocli.CommandLine.Option(
      names = "--wait",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Wait no longer than 500ms, 90s, 10m, 1h30m; all go on at the provider")
  private @Nullable Duration wait;

  @Mixin private MovedEmulatorOption emulator = new MovedEmulatorOption();

  @Mixin private ClipHostOptions clipHosts = new ClipHostOptions();

  @Mixin private StateOptions state = new StateOptions();

  @Mixin private AnswerOptions answer = new AnswerOptions();

  public ResumeCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    try (GoingOn going =
        new GoingOn(invocation, state.in(invocation), emulator.address(), answer)) {
      Either<CommandFailure, List<GenerationState>> wanted =
          ids.isEmpty() ? open(going) : going.keeper().states(ids);
      return answer.exitCode(
          invocation,
          wanted
              .map(states ->
                  going.with(
                      states,
                      Option.of(wait),
                      going.told(
                          new AllowedClipHosts(clipHosts.hosts())::trust,
                          OneGeneration.NOT_CANCELLED)))
              .map(going::tell));
    }
  }

  /** What nothing here leads to is somebody else's, and told. */
  private Either<CommandFailure, List<GenerationState>> open(GoingOn going) {
    ProviderSessions providers = going.providers();
    return going
        .keeper()
        .unfinished()
        .peek(open -> {
          if (open.isEmpty()) {
            invocation.console().note("Nothing is open: there is nothing to go on with.");
          }
        })
        .flatMap(going.keeper()::states)
        .map(states ->
            states.stream()
                .filter(state ->
                    providers
                        .obstacle(state.order())
                        .peek(why -> note(state.order().id(), why))
                        .isEmpty())
                .toList());
  }

  private void note(GenerationId id, CommandFailure why) {
    invocation.console().note(id + ": " + Printable.line(why.message()));
  }
}
