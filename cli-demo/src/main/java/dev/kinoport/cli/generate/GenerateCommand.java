package dev.kinoport.cli.generate;

import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.option.AnswerOptions;
import dev.kinoport.cli.option.BackendOptions;
import dev.kinoport.cli.option.ClipHostOptions;
import dev.kinoport.cli.option.OutputOptions;
import dev.kinoport.cli.option.RequestOptions;
import dev.kinoport.cli.option.StateOptions;
import dev.kinoport.cli.option.TermsOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kinoport generate}: buys a clip and brings it home. */
@Command(
    name = "generate",
    sortOptions = false,
    sortSynopsis = false,
    description = "Make a clip from an image and a prompt.",
    footer = {
      "",
      "Examples:",
      "  kinoport generate --image samples/kite-over-hills.jpg --prompt \"The kite climbs\"",
      "  kinoport generate --image kite.jpg --prompt \"The kite climbs\" --duration 10 \\",
      "      --budget 1 --out kite.mp4",
      "  kinoport generate --image a.png --end-image b.png --prompt \"From a to b\" \\",
      "      --model hailuo-02-standard --resolution 768P --json",
      "  kinoport generate --image kite.jpg --prompt \"The kite climbs\" --dry-run",
      "  FAL_KEY=... kinoport generate --provider fal --budget 1 --image kite.jpg \\",
      "      --prompt \"The kite climbs\"",
      "  kinoport generate --provider fal,minimax --cheapest --budget 1 --image kite.jpg \\",
      "      --prompt \"The kite climbs\""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the clip is there",
      "1:this program or this machine failed",
      "2:bad usage, or a request the model does not take; nothing was spent",
      "3:over budget, no budget for real money, or an unknown price; nothing was spent",
      "4:refused by the provider",
      "5:the provider or the network failed",
      "6:in doubt: the provider may or may not have the request",
      "7:still running when the wait ended",
      "130:interrupted"
    })
public final class GenerateCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Mixin private RequestOptions request = new RequestOptions();

  @Mixin private TermsOptions terms = new TermsOptions();

  @Mixin private ClipHostOptions clipHosts = new ClipHostOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private BackendOptions backend = new BackendOptions();

  @Mixin private StateOptions state = new StateOptions();

  @Option(names = "--dry-run", description = "Check, quote and show the request; send nothing")
  private boolean dryRun;

  @Mixin private AnswerOptions answer = new AnswerOptions();

  public GenerateCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    GenerateOptions options =
        new GenerateOptions(request, terms, clipHosts, output, backend, state, dryRun, answer);
    return output.isStdout()
        ? new PipedRun(invocation, options).run()
        : new GenerateRun(invocation, options).run().number();
  }
}
