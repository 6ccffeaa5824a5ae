package dev.kinoport.cli;

import java.util.Locale;

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
    Console console = Console.ofProcess(System.getenv());
    int exitCode = Commands.run(console, Interrupts.ofProcess(), arguments);
    // Where nothing is left to do, to return is faster than to exit, which looks for a logger
    // first.
    if (exitCode != ExitCode.DONE.number()) {
      System.exit(exitCode);
    }
  }
}
