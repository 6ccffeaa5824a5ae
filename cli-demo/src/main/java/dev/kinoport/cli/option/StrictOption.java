package dev.kinoport.cli.option;

import dev.kinoport.Terms;
import dev.kinoport.price.Confidence;
import dev.kinoport.price.Quote;
import picocli.CommandLine.Option;

/** Whether a price that nobody published counts as none. */
public final class StrictOption {
  @Option(
      names = "--strict-prices",
      description = "Take a price that is only rough for an unknown one")
  private boolean isStrict;

  /** Terms that say so, if it was asked for. */
  Terms on(Terms terms) {
    return isStrict ? terms.requiring(Confidence.PUBLISHED) : terms;
  }

  /** A price, or why it is none for those who are strict. */
  public Quote judged(Quote quote) {
    return switch (quote) {
      case Quote.Known known when isStrict && known.confidence() == Confidence.ROUGH ->
          new Quote.Unknown(
              "%s is only rough, and --strict-prices asks for more".formatted(known.amount()));
      case Quote.Known known -> known;
      case Quote.Unknown unknown -> unknown;
    };
  }
}
