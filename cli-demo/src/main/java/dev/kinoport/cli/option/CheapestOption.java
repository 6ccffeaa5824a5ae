package dev.kinoport.cli.option;

import dev.kinoport.Plan;
import dev.kinoport.Preference;
import picocli.CommandLine.Option;

/** In which order several providers are taken: for whoever buys. */
public final class CheapestOption {
  @Option(
      names = "--cheapest",
      description = "Of several providers the cheapest first, and the next cheapest after it")
  private boolean isCheapest;

  /** The same plan with its offers in the order in which they are to be taken. */
  public Plan ordered(Plan plan) {
    return isCheapest
        ? new Plan(plan.request(), Preference.cheapest().among(plan.offers()), plan.declined())
        : plan;
  }
}
