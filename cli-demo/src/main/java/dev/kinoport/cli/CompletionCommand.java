package dev.kinoport.cli;

import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.outcome.ExitCode;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code kinoport completion}: a script that teaches the shell our options. */
@Command(
    name = "completion",
    description = "Print a completion script for bash and zsh.",
    footer = {
      "",
      "Examples:",
      "  source <(kinoport completion)",
      "  kinoport completion > ~/.local/share/bash-completion/completions/kinoport"
    })
final class CompletionCommand implements Callable<Integer> {
  private final Console console;
  private final CommandLine root;

  CompletionCommand(Console console, CommandLine root) {
    this.console = console;
    this.root = root;
  }

  @Override
  public Integer call() {
    console.out().print(AutoComplete.bash(root.getCommandName(), root));
    return ExitCode.DONE.number();
  }
}
