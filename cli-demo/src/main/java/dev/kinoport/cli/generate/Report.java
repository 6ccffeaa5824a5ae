package dev.kinoport.cli.generate;

import dev.kinoport.Generated;
import dev.kinoport.Plan;
import dev.kinoport.cli.clip.FinishedClip;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.generation.GenerationId;
import io.vavr.control.Option;

/**
 * Tells what {@code generate} plans, starts and ends with. Only the first end is told: an interrupt
 * may come at any time, on a thread of its own.
 */
sealed interface Report permits TextReport, JsonReport {
  /**
   * The request is in order, and this is its price.
   *
   * @param host where it would go, if it would leave this process
   */
  void planned(Plan plan, Option<String> host);

  /** It is in the journal. May be told more than once. */
  void started(GenerationId id);

  /** End: that was only a plan. */
  ExitCode onlyPlanned();

  /** End: the clip is there. */
  ExitCode done(Generated generated, FinishedClip clip);

  /** End: it is not. */
  ExitCode failed(CommandFailure failure);

  /**
   * End: the person has had enough.
   *
   * @param isSettled whether all that was begun is known by now
   */
  ExitCode interrupted(boolean isSettled);
}
