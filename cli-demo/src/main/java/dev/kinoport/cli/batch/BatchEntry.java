package dev.kinoport.cli;

import dev.kinoport.generation.Order;
import dev.kinoport.journal.History;

/**
 * One line of a batch in the end.
 *
 * @param order what the file asked for
 * @param history what happened
 * @param ended what came of it, for this run
 */
record BatchEntry(BatchOrder order, History history, Ended ended) {
  /** What was bought, which later defaults and prices do not change. */
  Order bought() {
    return history.state().order();
  }

  /** In one word: {@code succeeded}, {@code in_doubt}. */
  String status() {
    return ended.end().fold(CommandFailure::status, generated -> State.SUCCEEDED.word());
  }
}
