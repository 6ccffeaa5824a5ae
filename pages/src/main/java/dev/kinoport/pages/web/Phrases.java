package dev.kinoport.pages.web;

import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Phase;
import dev.kinoport.generation.Trouble;
import dev.kinoport.journal.Summary;
import dev.kinoport.price.Quote;

/** The words of the program that shows the pages, so that both say the same. */
public interface Phrases {
  /** A price: amount, how it comes about, how far to trust it. */
  String quote(Quote quote);

  /** The amount of a price, or why there is none. */
  String amount(Quote quote);

  /** What something cost. */
  String cost(Cost cost);

  /** Where a generation stands. */
  String phase(Phase phase);

  /** What happened. */
  String event(GenerationEvent event);

  /** What keeps a generation waiting. */
  String trouble(Trouble trouble);

  /** What something in a list cost, or else what is set aside for it. */
  String money(Summary summary);

  /** What a person can type about what keeps a generation waiting. */
  String lever(GenerationId id, Trouble trouble);

  /** What it costs to send a request once more of which nobody knows whether it arrived. */
  String twice(GenerationState.InDoubt doubt);

  /** What is lost with a generation that is given up. */
  String lost(GenerationState state);
}
