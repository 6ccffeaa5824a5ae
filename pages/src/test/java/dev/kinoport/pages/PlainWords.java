package dev.kinoport.pages;

import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Phase;
import dev.kinoport.generation.Trouble;
import dev.kinoport.journal.Summary;
import dev.kinoport.pages.web.Phrases;
import dev.kinoport.price.Quote;

/** Words that a test can tell apart. */
final class PlainWords implements Phrases {
  @Override
  public String quote(Quote quote) {
    return quote.toString();
  }

  @Override
  public String amount(Quote quote) {
    return quote instanceof Quote.Known known ? known.amount().toString() : "unknown";
  }

  @Override
  public String cost(Cost cost) {
    return cost.amount().toString();
  }

  @Override
  public String phase(Phase phase) {
    return phase.name();
  }

  @Override
  public String event(GenerationEvent event) {
    return event.getClass().getSimpleName();
  }

  @Override
  public String trouble(Trouble trouble) {
    return trouble.reason();
  }

  @Override
  public String money(Summary summary) {
    return summary.quoted().toString();
  }

  @Override
  public String lever(GenerationId id, Trouble trouble) {
    return "kinoport retry " + id;
  }

  @Override
  public String twice(GenerationState.InDoubt doubt) {
    return "it may be paid twice";
  }

  @Override
  public String lost(GenerationState state) {
    return "it counts as spent";
  }
}
