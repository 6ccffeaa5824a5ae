package dev.kinoport.cli.worker;

import dev.kinoport.cli.option.converter.ThreadsConverter;
import picocli.CommandLine;

/** How a worker goes about it. */
final class WorkerOptions {
  private static final int USUAL_THREADS = 8;

  @CommandLine.Option(
      names = "--threads",
      paramLabel = "N",
      converter = ThreadsConverter.class,
      description = "How many steps to do at a time; by default " + USUAL_THREADS)
  private int threads = USUAL_THREADS;

  @CommandLine.Option(
      names = "--until-idle",
      description = "End as soon as nothing is left that a worker can do")
  private boolean untilIdle;

  @CommandLine.Option(
      names = "--yes",
      description = "Agree that what was handed in is paid from here; only real money needs it")
  private boolean yes;

  int threads() {
    return threads;
  }

  boolean untilIdle() {
    return untilIdle;
  }

  boolean agreed() {
    return yes;
  }
}
