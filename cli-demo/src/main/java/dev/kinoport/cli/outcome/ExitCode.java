package dev.kinoport.cli.outcome;

import java.util.Collection;
import java.util.List;

/** What the command tells the shell. A promise: numbers are never reused. */
public enum ExitCode {
  /** The clip is there, or the question is answered. */
  DONE(0),
  /** This program or this machine failed: a defect, a full disk. */
  BROKEN(1),
  /** Bad usage, or a request that the model does not take. Nothing was spent. */
  USAGE(2),
  /** Over budget, real money without a budget, or nobody knows the price. Nothing was spent. */
  MONEY(3),
  /** The provider refused: content, key, account. */
  REFUSED(4),
  /** The provider or the network failed. */
  FAULT(5),
  /** Nobody knows whether the provider has the request. Do not simply start again. */
  IN_DOUBT(6),
  /** The wait ended before the generation did. It goes on. */
  STILL_RUNNING(7),
  /** Interrupted from the keyboard: 128 and the signal's number, as shells have it. */
  INTERRUPTED(130);

  /** In doubt before all else: it must not be overlooked. */
  private static final List<ExitCode> WORST_FIRST =
      List.of(IN_DOUBT, BROKEN, USAGE, MONEY, STILL_RUNNING, INTERRUPTED, FAULT, REFUSED, DONE);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** Of several ends the one that must not be overlooked; of none, that all is well. */
  public static ExitCode worst(Collection<ExitCode> ends) {
    return WORST_FIRST.stream().filter(ends::contains).findFirst().orElse(DONE);
  }

  public int number() {
    return number;
  }
}
