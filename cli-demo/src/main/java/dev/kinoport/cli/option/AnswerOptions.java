package dev.kinoport.cli;

import picocli.CommandLine.Option;

/** How to answer. */
final class AnswerOptions {
  @Option(
      names = "--json",
      description = "Write exactly one JSON document to stdout, and all else to stderr")
  private boolean json;

  @Option(names = "--verbose", description = "Show the model's log, and the stack of a defect")
  private boolean verbose;

  boolean json() {
    return json;
  }

  boolean verbose() {
    return verbose;
  }
}
