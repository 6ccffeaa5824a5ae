package dev.kinoport.cli.worker;

import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.option.AnswerOptions;
import dev.kinoport.cli.option.BackendOptions;
import dev.kinoport.cli.option.ClipHostOptions;
import dev.kinoport.cli.option.StateOptions;
import dev.kinoport.cli.provider.AllowedClipHosts;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kinoport worker}: goes on with whatever is open, together with any number of others. */
@Command(
    name = "worker",
    sortOptions = false,
    sortSynopsis = false,
    description = {
      "Go on with everything that is open, until stopped: as many as you like on one PostgreSQL.",
      "If one dies, the others do its work."
    },
    footer = {
      "",
      "A worker buys what was ordered from its provider, and leaves the rest alone.",
      "SIGTERM and Control-C end it with 0, after the steps in hand; kill -9 costs only time.",
      "With --json there is one JSON object a line.",
      "",
      "Examples:",
      "  kinoport serve --port 8900",
      "  kinoport worker --backend fal --emulator http://127.0.0.1:8900",
      "  kinoport worker --backend fal --emulator http://127.0.0.1:8900 \\",
      "      --state \"jdbc:postgresql://db/kinoport?user=kino\" --clips s3://clips/live",
      "  kinoport generate --backend fal --emulator http://127.0.0.1:8900 --hand-in \\",
      "      --image kite.jpg --prompt \"The kite climbs\""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:stopped, or --until-idle and nothing is open",
      "1:journal or wake-ups cannot be used",
      "2:bad usage",
      "3:real money without --yes",
      "6:--until-idle, and something is left that is in doubt"
    })
public final class WorkerCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Mixin private BackendOptions backend = new BackendOptions();

  @Mixin private WorkerOptions worker = new WorkerOptions();

  @Mixin private ClipHostOptions clipHosts = new ClipHostOptions();

  @Mixin private StateOptions state = new StateOptions();

  @Mixin private AnswerOptions answer = new AnswerOptions();

  public WorkerCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    return answer.exitCode(
        invocation,
        new WorkerRun(
                invocation,
                state.in(invocation),
                backend,
                worker,
                new AllowedClipHosts(clipHosts.hosts()),
                answer)
            .run());
  }
}
