package dev.kinoport.pages.web;

import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.Phase;
import dev.kinoport.generation.Trouble;
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
}
