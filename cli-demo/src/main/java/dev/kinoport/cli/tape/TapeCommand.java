package dev.kinoport.cli.tape;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code kinoport tape}: what there is to do with a conversation that was recorded. */
@Command(
    name = "tape",
    sortOptions = false,
    description = "Use a conversation with fal that kinoport serve --record has written down.")
public final class TapeCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what: kinoport tape check TAPE");
  }
}
