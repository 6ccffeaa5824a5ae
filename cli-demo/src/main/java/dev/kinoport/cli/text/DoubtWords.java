package dev.kinoport.cli.text;

import dev.kinoport.PaymentStanding;
import dev.kinoport.generation.GenerationState;

/** What a decision may cost, before anybody takes it. */
public final class DoubtWords {
  private DoubtWords() {}

  /** If a request is sent once more of which nobody knows whether it arrived. */
  public static String twice(GenerationState.InDoubt doubt) {
    return "if the provider has the first request after all, "
        + doubt
            .order()
            .price()
            .map(once ->
                "it is paid twice: %s and %s, %s in all".formatted(once, once, once.plus(once)))
            .getOrElse("an unknown price is paid twice");
  }

  /** If a generation is given up for which something may have been charged. */
  public static String lost(GenerationState state) {
    return "generation %s: %s, so %s counts as spent"
        .formatted(
            state.order().id(),
            PaymentStanding.of(state),
            state.order().price().map(Object::toString).getOrElse("an unknown amount"));
  }
}
