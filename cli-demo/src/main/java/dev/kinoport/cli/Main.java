package dev.kinoport.cli;

import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Interrupts;
import dev.kinoport.cli.outcome.ExitCode;
import java.util.Locale;
import java.util.Map;

/** Where the process begins and ends. */
public final class Main {
  private Main() {}

  /**
   * Runs one command and ends the process with its exit code.
   *
   * @param arguments as the shell splits them
   */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    Map<String, String> environment = System.getenv();
    Console console = Console.ofProcess(environment);
    int exitCode = Commands.run(console, Interrupts.ofProcess(), environment, arguments);
    // Where nothing is left to do, to return is faster than to exit, which looks for a logger
    // first.
    if (exitCode != ExitCode.DONE.number()) {
      System.exit(exitCode);
    }
  }
}
