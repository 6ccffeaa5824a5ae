package dev.kinoport.cli.journal;

import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.json.JsonText;
import dev.kinoport.cli.option.AnswerOptions;
import dev.kinoport.cli.option.StateOptions;
import dev.kinoport.cli.option.converter.IdConverter;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.outcome.Given;
import dev.kinoport.cli.outcome.Refusal;
import dev.kinoport.cli.state.Keeper;
import dev.kinoport.generation.GenerationId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kinoport show}: all that is known of one generation. */
@Command(
    name = "show",
    sortOptions = false,
    sortSynopsis = false,
    description = "Say all that is known of a generation: what happened, what it cost, its clip.")
public final class ShowCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", converter = IdConverter.class, description = "Which generation")
  private @Nullable GenerationId id;

  @Mixin private StateOptions state = new StateOptions();

  @Mixin private AnswerOptions answer = new AnswerOptions();

  public ShowCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    try (Keeper keeper = Keeper.of(state.in(invocation.environment()))) {
      return Refusal.orElse(
          invocation.console(),
          answer.json(),
          Given.by(id)
              .flatMap(keeper::read)
              .flatMap(history ->
                  keeper
                      .trouble(history.id())
                      .map(trouble -> tell(new GenerationSheet(history, trouble)))));
    }
  }

  private ExitCode tell(GenerationSheet sheet) {
    if (answer.json()) {
      invocation.console().say(JsonText.of(sheet.document()));
    } else {
      sheet.print(invocation.console());
    }
    return ExitCode.DONE;
  }
}
