package dev.kinoport.engine;

import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.Order;
import dev.kinoport.journal.History;
import java.time.Instant;

/** What follows when the provider said no, and nothing was or will be charged for it. */
final class Onward {
  private Onward() {}

  /**
   * The next offer, if there is one and the no says nothing about what was asked for; or the end.
   */
  static GenerationEvent after(History history, GenerationFailure failure, Instant now) {
    Order order = history.state().order();
    return order
        .next()
        .filter(next -> failure.isOfWhomWasAsked())
        .<GenerationEvent>map(
            next -> new GenerationEvent.MovedOn(next.provider(), history.attempts(), failure, now))
        .getOrElse(() -> new GenerationEvent.Failed(failure, Cost.nothing(order), now));
  }
}
