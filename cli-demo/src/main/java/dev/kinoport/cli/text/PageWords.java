package dev.kinoport.cli.text;

import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Phase;
import dev.kinoport.generation.Trouble;
import dev.kinoport.journal.Summary;
import dev.kinoport.pages.web.Phrases;
import dev.kinoport.price.Quote;

/** The words of the command line, for pages. */
public final class PageWords implements Phrases {
  @Override
  public String quote(Quote quote) {
    return Prices.of(quote);
  }

  @Override
  public String amount(Quote quote) {
    return Prices.amount(quote);
  }

  @Override
  public String cost(Cost cost) {
    return Prices.of(cost);
  }

  @Override
  public String phase(Phase phase) {
    return State.of(phase).shown();
  }

  @Override
  public String event(GenerationEvent event) {
    return EventWords.of(event);
  }

  @Override
  public String trouble(Trouble trouble) {
    return TroubleWords.of(trouble);
  }

  @Override
  public String money(Summary summary) {
    return SummaryWords.money(summary);
  }

  @Override
  public String lever(GenerationId id, Trouble trouble) {
    return TroubleWords.lever(id, trouble);
  }

  @Override
  public String twice(GenerationState.InDoubt doubt) {
    return DoubtWords.twice(doubt);
  }

  @Override
  public String lost(GenerationState state) {
    return DoubtWords.lost(state);
  }
}
