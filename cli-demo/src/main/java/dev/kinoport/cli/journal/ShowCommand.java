package dev.kinoport.cli;

import dev.kinoport.generation.GenerationId;
import java.util.Map;
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
final class ShowCommand implements Callable<Integer> {
  private final Console console;
  private final Map<String, String> environment;

  @Parameters(paramLabel = "ID", converter = IdWord.class, description = "Which generation")
  private @Nullable GenerationId id;

  @Mixin private StateOptions state = new StateOptions();

  @Mixin private AnswerOptions answer = new AnswerOptions();

  ShowCommand(Console console, Map<String, String> environment) {
    this.console = console;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    try (Keeper keeper = Keeper.of(state.in(environment))) {
      return Given.by(id)
          .flatMap(keeper::read)
          .flatMap(history ->
              keeper
                  .trouble(history.id())
                  .map(trouble -> tell(new GenerationSheet(history, trouble))))
          .fold(failure -> Refusal.tell(console, answer.json(), failure), exitCode -> exitCode)
          .number();
    }
  }

  private ExitCode tell(GenerationSheet sheet) {
    if (answer.json()) {
      console.say(JsonText.of(sheet.document()));
    } else {
      sheet.print(console);
    }
    return ExitCode.DONE;
  }
}
