package dev.kinoport.cli.journal;

import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.option.AnswerOptions;
import dev.kinoport.cli.option.GenerationParameter;
import dev.kinoport.cli.option.StateOptions;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.state.Keeper;
import dev.kinoport.json.JsonText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kinoport show}: all that is known of one generation. */
@Command(
    name = "show",
    sortOptions = false,
    sortSynopsis = false,
    description = "Say all that is known of a generation: what happened, what it cost, its clip.")
public final class ShowCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Mixin private GenerationParameter generation = new GenerationParameter();

  @Mixin private StateOptions state = new StateOptions();

  @Mixin private AnswerOptions answer = new AnswerOptions();

  public ShowCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    try (Keeper keeper = Keeper.of(state.in(invocation))) {
      return answer.exitCode(
          invocation,
          keeper
              .read(generation.id())
              .flatMap(history ->
                  keeper
                      .trouble(history.id())
                      .map(trouble -> tell(new GenerationSheet(history, trouble)))));
    }
  }

  private ExitCode tell(GenerationSheet sheet) {
    if (answer.json()) {
      invocation.console().say(JsonText.indented(sheet.document()));
    } else {
      sheet.print(invocation.console());
    }
    return ExitCode.DONE;
  }
}
