package dev.kinoport.cli.batch;

import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.option.AnswerOptions;
import dev.kinoport.cli.option.BackendOptions;
import dev.kinoport.cli.option.StateOptions;
import dev.kinoport.cli.outcome.BadUsage;
import dev.kinoport.cli.state.StateFolder;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kinoport batch}: buys a clip for each line of a file, all or none. */
@Command(
    name = "batch",
    sortOptions = false,
    sortSynopsis = false,
    description = {
      "Make a clip for each line of a file, and a report of them all.",
      "",
      "All lines are checked and priced before the first is sent; if one has a fault, none is"
          + " bought. Killed and started again it goes on where it was: a line is bought once.",
      "",
      "A line of JSON is an object, a line of CSV follows a header. Names are prompt, image and"
          + " end_image (a URL, or a file beside FILE), model, any other input of the model by our"
          + " name or the provider's, out (the name of the clip) and key (the idempotency key; by"
          + " default made of the label and of what the line says).",
      "",
      "With --json each line of stdout is a JSON object with an event; the last is the summary."
    },
    footer = {
      "",
      "Examples:",
      "  kinoport batch samples/batch.jsonl --dry-run",
      "  kinoport batch samples/batch.jsonl --out clips --label spring",
      "  FAL_KEY=... kinoport batch scenes.csv --backend fal --budget 12 --max-in-flight 4"
    },
    exitCodeListHeading = "%nExit codes, of several the one named first:%n",
    exitCodeList = {
      "6:one is in doubt: the provider may or may not have the request",
      "1:this program or this machine failed, for one of them at least",
      "2:bad usage, or a line that the model does not take; nothing was spent",
      "3:over budget, no budget for real money, or an unknown price; nothing was spent",
      "7:one was still running when the wait ended",
      "130:interrupted",
      "5:the provider or the network failed for one of them",
      "4:the provider refused one of them",
      "0:every clip is there"
    })
public final class BatchCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(
      paramLabel = "FILE",
      description = "JSON Lines, or CSV with a header if its name ends in .csv; in UTF-8")
  private @Nullable Path file;

  @Mixin private BatchOptions batch = new BatchOptions();

  @Mixin private BackendOptions backend = new BackendOptions();

  @Mixin private StateOptions state = new StateOptions();

  @Mixin private AnswerOptions answer = new AnswerOptions();

  public BatchCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    if (file == null) {
      throw new BadUsage("batch needs a FILE");
    }
    StateFolder folder = state.in(invocation);
    return new BatchRun(invocation, file, batch, backend, folder, answer).run().number();
  }
}
