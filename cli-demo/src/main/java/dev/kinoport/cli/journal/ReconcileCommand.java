package dev.kinoport.cli.journal;

import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.option.AnswerOptions;
import dev.kinoport.cli.option.MovedEmulatorOption;
import dev.kinoport.cli.option.StateOptions;
import dev.kinoport.cli.option.converter.IdConverter;
import dev.kinoport.cli.option.converter.TextConverter;
import dev.kinoport.cli.outcome.BadUsage;
import dev.kinoport.cli.state.Keeper;
import dev.kinoport.generation.GenerationId;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kinoport reconcile}: what is in doubt, and the end of the doubt. */
@Command(
    name = "reconcile",
    sortOptions = false,
    sortSynopsis = false,
    description = {
      "Say which requests the provider may or may not have, and what they may have cost.",
      "With an ID: put an end to the doubt, and go on with the generation."
    },
    footer = {
      "",
      "Examples:",
      "  kinoport reconcile",
      "  kinoport reconcile --adopt REQUEST_ID ID    the provider has it, under this name",
      "  kinoport reconcile --abandon ID             nobody shall look for it any more",
      "  kinoport reconcile --resubmit ID --yes      send it once more; may be paid twice"
    })
public final class ReconcileCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      converter = IdConverter.class,
      description = "Which generation")
  private @Nullable GenerationId id;

  @Option(
      names = "--adopt",
      paramLabel = "REQUEST_ID",
      converter = TextConverter.class,
      description = "It is this request, as the provider's own list has it")
  private @Nullable String request;

  @Option(
      names = "--abandon",
      description = "Give it up; its price counts as spent, as it may have been charged")
  private boolean abandon;

  @Option(
      names = "--resubmit",
      description = "Send it once more; if the provider had it after all, it is paid twice")
  private boolean resubmit;

  @Option(names = "--yes", description = "Agree to what that may cost")
  private boolean agreed;

  @Mixin private MovedEmulatorOption emulator = new MovedEmulatorOption();

  @Mixin private StateOptions state = new StateOptions();

  @Mixin private AnswerOptions answer = new AnswerOptions();

  public ReconcileCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    int wishes = (request == null ? 0 : 1) + (abandon ? 1 : 0) + (resubmit ? 1 : 0);
    if (wishes > 1 || (wishes == 1) != (id != null)) {
      throw new BadUsage(
          "takes one of --adopt REQUEST_ID, --abandon, --resubmit together with an ID, or nothing");
    }
    return id == null ? doubts() : settled(id);
  }

  private int settled(GenerationId known) {
    OneGeneration one = new OneGeneration(invocation, state, emulator.address(), answer);
    OneGeneration.Choice choice =
        at -> DoubtDecision.of(at, io.vavr.control.Option.of(request), abandon, agreed);
    return abandon
        ? one.decide(known, choice, Map.of())
        : one.run(known, io.vavr.control.Option.none(), choice, OneGeneration.DECIDED, Map.of());
  }

  private int doubts() {
    try (Keeper keeper = Keeper.of(state.in(invocation))) {
      return answer.exitCode(
          invocation,
          Doubts.of(keeper).map(doubts -> doubts.tell(invocation.console(), answer.json())));
    }
  }
}
