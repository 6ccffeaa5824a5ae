package dev.kinoport.cli.tape;

import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.option.CatalogueOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code kinoport tape check}: where the emulator would have answered otherwise. Names no class of
 * the emulator, which a call for help would have to load.
 */
@Command(
    name = "check",
    sortOptions = false,
    description = {
      "Make the calls of a tape again, to the emulator, and print where it answers otherwise.",
      "Says which readings of fal's documents would have it answer the same. Nothing leaves this"
          + " machine. The exit code is 1 if anything differs."
    },
    footer = {
      "",
      "Examples:",
      "  kinoport tape check fal.tape",
      "  kinoport tape check fal.tape --reading submit-answers-202,files-on-v3"
    })
public final class TapeCheckCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "TAPE", description = "What kinoport serve --record has written")
  private @Nullable Path tape;

  @Option(
      names = "--reading",
      paramLabel = "NAME",
      split = ",",
      description = "A reading that the emulator is to have, as in kinoport serve; repeatable")
  private List<String> readings = List.of();

  @Mixin private CatalogueOptions catalogue = new CatalogueOptions();

  public TapeCheckCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    return new TapeCheckRun(invocation.console())
        .run(Objects.requireNonNull(tape), readings, catalogue.orRefuse())
        .number();
  }
}
