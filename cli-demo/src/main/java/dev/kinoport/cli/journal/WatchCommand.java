package dev.kinoport.cli.journal;

import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.option.GenerationParameter;
import dev.kinoport.cli.option.StateOptions;
import dev.kinoport.cli.option.converter.DurationConverter;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.cli.outcome.Refusal;
import dev.kinoport.cli.state.Keeper;
import dev.kinoport.cli.text.EventWords;
import dev.kinoport.cli.text.TroubleWords;
import dev.kinoport.fault.Printable;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Trouble;
import dev.kinoport.journal.History;
import dev.kinoport.time.ElapsedTime;
import dev.kinoport.time.SystemTime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kinoport watch}: looks on while another process works. */
@Command(
    name = "watch",
    sortOptions = false,
    sortSynopsis = false,
    description = "Tell what happens to a generation while another process works on it.",
    footer = {"", "It only reads the journal. To go on with a generation: kinoport resume ID"})
public final class WatchCommand implements Callable<Integer> {
  private final Invocation invocation;
  private static final Duration LOOK = Duration.ofMillis(200);

  @Mixin private GenerationParameter generation = new GenerationParameter();

  @picocli.CommandLine.Option(
      names = "--wait",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Watch no longer than 500ms, 90s, 10m, 1h30m; by default to the end")
  private @Nullable Duration wait;

  private String waiting = "";

  @Mixin private StateOptions state = new StateOptions();

  private final ElapsedTime elapsed;

  public WatchCommand(Invocation invocation) {
    this(invocation, ElapsedTime.ofThisMachine());
  }

  WatchCommand(Invocation invocation, ElapsedTime elapsed) {
    this.invocation = invocation;
    this.elapsed = elapsed;
  }

  @Override
  public Integer call() {
    try (Keeper keeper = Keeper.of(state.in(invocation));
        SystemTime time = new SystemTime()) {
      return Refusal.orElse(
          invocation.console(), false, watched(keeper, time, generation.id()).map(this::end));
    }
  }

  private Either<CommandFailure, GenerationState> watched(
      Keeper keeper, SystemTime time, GenerationId known) {
    ElapsedTime.Moment begin = elapsed.now();
    int told = 0;
    while (true) {
      Either<CommandFailure, History> now = keeper.read(known);
      for (History history : now) {
        history.events().subList(told, history.events().size()).forEach(this::say);
      }
      if (now.isRight()) {
        keeper.trouble(known).forEach(trouble -> say(trouble));
      }
      told = now.fold(failure -> 0, history -> history.events().size());
      Either<CommandFailure, GenerationState> state = now.map(History::state);
      boolean isOver = state.fold(failure -> true, it -> it instanceof GenerationState.Ended);
      boolean isLate = wait != null && elapsed.now().leastSince(begin).compareTo(wait) >= 0;
      if (isOver || isLate || Thread.currentThread().isInterrupted()) {
        return state;
      }
      time.await(new CompletableFuture<>(), Option.some(LOOK));
    }
  }

  /** Once for each reason: it is met again and again. */
  private void say(io.vavr.control.Option<Trouble> trouble) {
    String reason = trouble.map(Trouble::reason).getOrElse("");
    if (!reason.equals(waiting)) {
      trouble.forEach(it -> invocation.console().say("waits: " + TroubleWords.of(it)));
      waiting = reason;
    }
  }

  private void say(GenerationEvent event) {
    invocation
        .console()
        .say(
            event.at().truncatedTo(ChronoUnit.MILLIS)
                + "  "
                + Printable.line(EventWords.of(event)));
  }

  private ExitCode end(GenerationState end) {
    return switch (end) {
      case GenerationState.Succeeded done -> ExitCode.DONE;
      case GenerationState.Failed failed -> FailureKind.of(failed.failure()).exitCode();
      case GenerationState.Cancelled cancelled -> FailureKind.CANCELLED.exitCode();
      case GenerationState.InDoubt doubt -> ExitCode.IN_DOUBT;
      case GenerationState.Unsent unsent -> ExitCode.STILL_RUNNING;
      case GenerationState.Accepted accepted -> ExitCode.STILL_RUNNING;
    };
  }
}
