package dev.kinoport.cli.option;

import picocli.CommandLine.Option;

/** How to answer. */
public final class AnswerOptions {
  @Option(
      names = "--json",
      description = "Write exactly one JSON document to stdout, and all else to stderr")
  private boolean json;

  @Option(names = "--verbose", description = "Show the model's log, and the stack of a defect")
  private boolean verbose;

  public boolean json() {
    return json;
  }

  public boolean verbose() {
    return verbose;
  }
}
