package dev.kinoport.cli.option;

import dev.kinoport.cli.console.Quoted;
import dev.kinoport.cli.outcome.BadUsage;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import java.util.List;

/** Models by what people call them. */
public final class KnownModels {
  private KnownModels() {}

  /**
   * The model of a full id or a short name.
   *
   * @throws BadUsage if there is none, with what may have been meant
   */
  public static Offer find(Catalogue catalogue, String name) {
    return catalogue
        .understand(name)
        .getOrElseThrow(() -> new BadUsage(noneCalled(catalogue, name)));
  }

  /** The full id of a model that exists; otherwise what was typed. */
  public static String idOr(Catalogue catalogue, String name) {
    return catalogue.understand(name).map(Offer::sku).getOrElse(name);
  }

  /** That there is no such model, with what may have been meant. */
  public static String noneCalled(Catalogue catalogue, String name) {
    List<String> near = catalogue.suggestions(name);
    List<String> all = catalogue.offers().stream().map(Offer::alias).toList();
    return near.isEmpty()
        ? "no model " + Quoted.of(name) + "; there are " + String.join(", ", all)
        : "no model " + Quoted.of(name) + "; did you mean " + String.join(" or ", near) + "?";
  }
}
